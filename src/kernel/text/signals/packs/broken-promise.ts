import type { SignalPack } from '#kernel/text/signals/signal';

/** We said that something would be done, given or charged, and it was not so. */
export const brokenPromise: SignalPack = {
  id: 'broken-promise',
  he: 'הבטחה שהופרה',
  en: 'Broken promise',
  severity: 2,
  words: {
    heBound: `הבטיח(ו|ה|), הבטח(תם|ת|תנ), מבטיח(ים|ה|), שמבטיחים, הובטח(ה|ו|), ה?מובטח(ת|ים|), התחייב(ו|ה|תם|ת|), סוכם, סוכמ(ה|ו), סיכמ(נו|תי|תם|ו|ת), סיכם, הוסכם, הסכמ(נו|תם), סגר(נו|תי|תם|ו), נסגר(ה|ו|), קבע(נו|תי|ו|תם|ת|ה), נקבע(ה|ו|), תואמ(ה|ו), תואם, תיאמ(נו|תי|ו|תם), תאמ(נו|תי|ו|תם), אישר(ו|ה|תם|ת) (לי|לנו), אישר(ו|ה|תם|), אישרו לי, אושר(ה|ו|), נשבע(ו|ה|), הצהר(תם|ת), הצהיר(ו|ה|), נת(נ|ן)(ו|ה|תם|) (לי|לנו) (את )?(ה?)(מילה|מילת|הבטחה), דיברנו על, סיכום, הבטחות, ההבטחה, התחייבות, הציעו לי, הצעתם לי, פרסמתם, כתוב אצלכם, כתבתם, כתבו לי, הזמינו לי, זומן, שוריין`,
    heTold: `אמר(ו|ה|תם|ת|) (לי|לנו), אמר(ו|ה|תם|ת), אמר הנציג, אמר ה(טכנאי|מנהל|פקח|מוכר|מוקדן|סוכן), נאמר (לי|לנו), נאמר, נמסר (לי|לנו), נמסר, הודיע(ו|ה|תם) (לי|לנו), הודיעו, טענ(ו|ה|תם), טען, הנציג(ה|) (אמר|אמרה|טען|טענה|הודיע|הודיעה|מסר|מסרה), בישרו לי, הסבירו לי, אומרים (לי|לנו)`,
    heWill: `(י|ת|א|נ)(חזור|חזרו|תקשר|תקשרו|גיע|גיעו|בוא|בואו|שלח|שלחו|ישלח|זכו|זוכה|זוכו|טפל|טפלו|טופל|טופלו|תקנ|תקנו|תוקן|תוקנ|בדוק|בדקו|חזיר|חזירו|וחזר|וחזרו|קבל|קבלו|עדכנ|עדכנו|עודכנ|בוצע|יכנס|כנס|שלמו|שולם|בטלו|בוטל|בוטלו|היה|היו|עלה|עלו|יפתר|פתר|פתרו|סדר|סדרו|סתדר|סודר|חליפו|וחלף|סירו|פנו|פונה|יתן|תן|תנו|ספק|ספקו|סופק|צור קשר|צרו קשר|תחיל|גבו|גבה|חויב|חייבו|רד|רדו|ירד|שתנה|צא|יצא|יהיה|ותקן|תקין|תקינו|עביר|עבירו|ועבר|צטרפ|כסו|כסה|פצו|עשו|קרה|שתדרג|ודיע|ודיעו), (שזה|שהכל|שהכול|שהמחיר|שהמוצר|שהביטול|שההחזר|שהזיכוי|שהשירות|שהמשלוח|שההזמנה|שהטיפול|שהתיקון|שהתור|שאין|שיש|שלא|שכלול|שכולל|שנכלל|שבוצע|שבוטל|שטופל|בטיפול|תוך|עד יום|עד מחר|מחר|בעוד|ללא עלות|חינם|במלאי)`,
    heSaid: `@heTold, =אמר, =אמרה, ענו לי, כתב לי, קיבלתי (מכם )?הודעה, כתבתם (לי)?, כתבו (לי)?`,
    heNothing: `(אף אחד|איש|אף (נציג|טכנאי|אחד|שליח|גורם)|שום (דבר|טכנאי|נציג)|כלום) לא, ואף אחד, ואיש, ושום דבר, (לא|ולא) (הגיע|הגיעה|הגיעו|בא|באה|באו|באתם|הגעתם|חזר|חזרה|חזרו|חזרתם|התקשר|התקשרה|התקשרו|התקשרתם|הופיע|הופיעה|הופיעו|קיבלתי|קבלתי|קיבלנו|ראיתי|ראינו|שמעתי|זוכיתי|זיכו|זיכיתם|שולם|שילמו|שילמתם|נכנס|נכנסה|קרה|בוצע|בוצעה|טופל|טופלה|טיפלו|טיפלתם|תוקן|תוקנה|תיקנו|תיקנתם|הוחזר|החזירו|החזרתם|נשלח|נשלחה|נשלחו|שלחו|שלחתם|סופק|סופקה|סיפקו|עודכנתי|עדכנו|עידכנו|קיימו|קיימתם|קוים|קויים|קוימה|קוימו|עמדו|עמדתם|עומדים|יצרו קשר|יצר קשר|טרח|טרחו|טרחתם|היה|היתה|הייתה|היו|ירד|ירדה|בוטל|בוטלה|ביטלו|הותקן|התקינו|הוסר|הוסרה|הסירו|פינו|פונה|נמצא|מופיע|מופיעה|מופיעים|הופיעו|הודיע|הודיעו|ענה|ענו|עונים|נעשה|התקיים|השתנה|מקבל|מקבלת|חלה|כולל|נפתר|הגיעה אליי|מכבדים|כיבדו|כיבדתם|הועבר|הועברה|אושר|מגיע|מגיעה|מגיעים|חוזרים|ירדו), עדיין, עדין, טרם, עוד לא, עוד (כאן|פה|שם), לא (נשלח|קרה|חזר|הגיע|עודכן|טופל) כלום, עד (היום|עכשיו|עתה|כה|רגע זה|לרגע זה|הרגע) (לא|אין|שום|כלום|טרם|ללא|עדיין), אין (שום )?(זכר|תשלום|החזר|זיכוי|תשובה|טכנאי|מים|סימן|כלום|אספקה|פתרון|תור|קול|חשמל|מענה|עדכון|משלוח|שירות|הנחה|כסף|שליח|אף אחד), איננו, איננה, =בלי, לא שם, לא היה שם, לא היה בסניף, עכשיו (כבר )?(ערב|לילה|צהריים|אחרי|אחר), היום כבר, השעה (כבר )?#, נגמר, עד עכשיו, עד היום, עד כה, לא יצר(ו|ה|) (איתי )?קשר, דוחים, דחיתם, דחו, סירבתם, מסרבים, לשווא, לחינם, וכלום, כלום, נאדה, גורנישט, גורנישט, נעלמ(ו|ה), נעלם, הבריז(ו|ה|), הברזתם, התעלמו, התכחשו, מכחישים, מתכחשים, ממשיכ(ים|ות|ה), ממשיך, (עבר|עברו|חלפ|חלפו|חלף) (כבר |מאז |לי )?(שבוע|שבועיים|חודש|חודשיים|יומיים|יום|שנה|#|שלושה|שלוש|ארבעה|ארבע|חמישה|כמה), (שבוע|שבועיים|חודש|חודשיים|יומיים|ימים|שבועות|חודשים) (עברו|חלפו|עבר|חלף), כבר (ערב|לילה|שבוע|שבועיים|חודש|חודשיים|יומיים|מזמן|#), ביטל(ו|) (לי|ברגע|את|לנו), נסוג(ו|), חזר(ו|תם|) (בכם|בהם|בו)`,
    heSurprise: `ובפועל, בפועל, במציאות, פתאום, ופתאום, מסתבר, התברר, התגלה, חויב(תי|נו), חוייב(תי|נו), חייב(ו|תם) אות(י|נו), חייב(ו|תם), גב(ו|יתם), ירד(ו|) (לי|לנו|מהחשבון), ירדו, העל(יתם|ו), עלתה, התייקר, דורשים, דרשו, נאלצתי, נאלצנו, והגיע(ה|) (לי )?(חיוב|חשבון|חשבונית|דרישה), הגיע (לי )?(חיוב|חשבון), קיבלתי (חשבונית|חשבון|חיוב), בסוף (ביטלו|חייבו|חויבתי|לא|החזירו|קיבלתי|הגיע|התברר), והנה, אז למה, במקום זה, ממשיך, רק חצי, חצי`,
    heBut: `אבל, אך, אולם, אלא, רק, ובסוף, ולבסוף, בסוף, אבל בחשבון, וכשהגעתי, וכשבאתי, ומאז, ולמחרת, ועכשיו, ועכשיו, עכשיו אומרים, ואז`,
    heAsAgreed: `שהי(ה|ו|יתה|תה) (אמור|אמורה|אמורים|אמורות|צריך|צריכה), שהובטח(ה|ו|), שהבטח(תם|ת|תן), שהבטיח(ו|ה|), שסוכם, שסוכמ(ה|ו), שסיכמ(נו|תי|תם), שסגר(נו|תי|תם), שנקבע(ה|ו|), שקבע(נו|תם|ו|תי), שנאמר, שאמר(ו|תם), שהתחייב(תם|ו), שאושר(ה|ו|), שתואמ(ה|ו|), שתואם, שתיאמנו, שהציעו, המובטח(ת|ים|), מובטח(ת|), שפרסמתם, שפורסם, שהוסכם, המוסכם, ההבטח(ה|ות), הבטח(ה|ות), ההתחייבות, ההסכם, הסיכום`,
    heKept: `ואכן, אכן, ובאמת, באמת (חזר|חזרה|חזרו|הגיע|הגיעה|הגיעו|היה), אפילו יותר, אפילו לפני, וכך היה, וכך קרה, התקיים, (הגיע|הגיעה|הגיעו|הגעתם|הופיע) (בדיוק |ממש )?(בזמן|לפני|מוקדם|בדיוק|בשעה), והגיע(ו|ה|) (בזמן|מוקדם|לפני|מיד|כבר|באותו), וקיבלתי (אותו|אותה|אותם|את זה), והם (חזרו|הגיעו|התקשרו), התקבל היום, עמד(ו|תם) ב(מילה|הבטחה|התחייבות|כל), עברה? חלק, בשעה שנקבעה, יום לפני, והכסף כבר, הכסף כבר היה`,
    heWait: `(חיכ|המתנ|ה?מתנ)(יתי|ינו|תי|נו), נשאר(תי|נו) בבית, לקחתי (יום )?(חופש|חופשה), הפסדתי יום (עבודה)?, ישבתי בבית, התפניתי, הייתי בבית כל היום`,
    heNoShow: `לא (הגיע|הגיעה|הגיעו|בא|באה|באו|באתם|הגעתם|הופיע|הופיעה|הופיעו|התקשר|התקשרו|טרח|טרחו), אף אחד, איש לא, לשווא, והבריז, הבריז(ו|)`,
    heDue: `(היה|הייתה|היתה|היו|הייתם|היית) (אמור|אמורה|אמורים|אמורות|צריך|צריכה|צריכים|צריכות)`,
    heDueMine: 'הייתי, אני הייתי',
    enBound: `promis(e|es|ed|ing), promissed, promise (was|were), gu?ar?r?a?u?nteed?, guaranteed?, gauranteed?, guarenteed?, assured?, assuring, agreed, agreement, committed (to)?, commited (to)?, vow(ed|s), swor(e|n), (gave|give|given) (me|us) (his|her|their|your) word, had a deal, made a deal, (was|were) (scheduled|booked|arranged|confirmed|meant|due|supposed|expected|slated), (is|was|been|were) (promised|guaranteed|assured|agreed|quoted), supposed to, (was|were) due, (scheduled|booked|arranged) (for|an|a|my|to), (i|we) (was|were) quoted, quoted (me|us), offered (me|us), (was|were) offered, (in writing|written confirmation), confirmed (that|a|the|my|in|it), advertised?, your ad, your website says, your site says, my contract (states|says), led to believe, signed up (for|on|because|with), estimated delivery, said in (the|your) (mail|email|chat), appointment, time slot, a slot, callback time`,
    enTold: `(was|were|been|being|got) told, (they|you|he|she|people|agent|rep|representative|someone|supervisor|manager|salesman|salesperson|guy|lady|colleague|advisor|adviser|technician|engineer|driver|pharmacy|bank|council|support|chat|staff|clerk|nurse|office|branch|shop|store) (said|told|says|claimed|kept saying|keeps saying|keep saying|confirmed|swore), told (me|us), said (they|you|he|she|it|someone|somebody|that|theyd|youd|hed|shed|itd|a|the|my|within|in), you said, they said, keep saying, keep telling (me|us), keeps telling (me|us)`,
    enWould: `would, will, theyd, youd, hed, shed, itd, wed, id, ill, ull, youll, theyll, shell, hell, itll, could, was (included|fixed|covered|cancelled|free|in stock|ready|done|sent|paid|in the post|refunded|processed), is (included|free|covered|in stock), were (free|included), had (been )?(fixed|sent|done|cancelled|processed), (the )?(rate|price|fee) (was|would)`,
    enNothing: `(nobody|no one|noone|no-one|none|nothing|no technician|no engineer|no refund|no call|no callback|no reply|no response|no credit|no sign|no show|no record|no news|no water|no delivery|no answer|no update|no discount|no money|no word) , (didnt|did not|hasnt|has not|havent|have not|hadnt|wasnt|was not|werent|were not|isnt|is not|arent|doesnt|does not|dont|never) (come|came|arrive|arrived|show|showed|shown|turn|turned|call|called|happen|happened|happens|receive|received|get|got|gotten|been|be|keep|kept|appear|appeared|honou?r|honou?red|do|done|did|ring|rung|rang|hear|heard|seen|see|sent|send|fix|fixed|work|works|included?|applied|apply|paid|pay|refund|refunded|delivered|deliver|resolved|materiali[sz]e|materiali[sz]ed|follow|followed|bother|bothered|visit|visited|ready|true|the case|what|credited|credit|reach|contact|contacted|even|meet|met|stop|stopped|changed|here|there|arriving), it (wasnt|isnt|didnt|hasnt|never), still (no|not|nothing|waiting|here|there|havent|hasnt|using|being|charging|charged|dont|doesnt|isnt|without|pending|broken|down|off|have|im|i am|i have|getting|on|in|dark|out), yet to, not a word, not a (penny|cent|thing|peep|single), a (penny|cent), only half, crickets, radio silence, continues?, keep coming, keeps coming, nada, zilch, zip, turns? out, turned out, ended up, instead, no longer, but (i )?(was|got|am|have been) (charged|billed), failed, fails to, went back on, (missed|misses) (it|the|my|that|another|your|every), ignored, vanished, disappeared, ghosted, refus(e|es|ed|ing), denied, denies, deny, and nothing, (weeks|days|months|hours|years|week|month) (later|ago|on|after|past|now), been (a|an|over|more than|two|three|four|five|six|seven|#) (week|weeks|month|months|days|day|hours|year), after (a|two|three|four|five|#) (weeks|days|months|week|month), bounced, in vain, came and went, was withdrawn, was cancelled last minute, but (it|they|he|she|we) (came|cost|costs|charged|took)`,
    enSurprise: `and i (only )?get, but i (only )?get, i only get, my bill (says|shows|is|was), (was|got|am|been|being|were) (charged|billed|told|asked|overcharged), charged me, charging (me|us|for), billed me, now (you|they|its|it|want|i|the|im|were|she|he|claim|claims|says), then (charged|you|they|i|it|the|was|billed), added, raised, increased, hiked, went up, you changed, they changed, has a cap, it is (one|only|not), wants? (extra|more)`,
    enBut: 'but, yet, however, except, only to, although, though, and yet, and then, instead',
    enKept: `and (it |they |he |she |you )?(did|came|delivered|arrived|got|stood|called|kept|did so), and (was|were) (on|there|great|good|very|right|true|happy|kind|early), and i got, delivered on, on time, (came|arrived|got|delivered|was there|finished) (on time|early|earlier|sooner|in time|exactly|when|in one|through|quickly|at once), kept (your|their|his|her|its) (word|promise), as promised the, even (earlier|sooner|better), stood behind, and (it )?came in, and there were none, and it is, and it was quick, and i took it, turned out to be (true|right|correct|great), came through, and he came, and she came, came at once`,
    enWait:
      'took (a|the|an|half a)? ?(day|morning|afternoon|time) off, waited (in|at|all|around|for|the|from), waiting (in|all day|around|at home|since), stayed (home|in), stayed at home',
    enNoShow: `never (showed|came|turned|arrived|appeared), (didnt|did not) (show|come|turn|arrive|appear|bother), no show, noshow, no one (came|showed|turned|arrived|called|bothered), noone (came|showed|turned|called), nobody (came|showed|turned|arrived|called|bothered), stood me up, (and|but) (no one|nobody|noone)`,
    enMine:
      'i promise, i promised, we promise to pay, i swear, promise me, promise us, if you promise, can you promise, do you promise, promising product, i never promised, my son promised, my husband promised, nobody promised, no one promised, i was supposed to pay, i said',
  },
  rules: [
    {
      name: 'promise, then nothing came of it',
      lang: 'he',
      steps: ['@heBound', 18, '@heNothing, איפה, היכן'],
      across: 2,
      unless: {
        inside: '@heKept',
        before: 'אני, אם, אף אחד לא, לא, לא הייתי, האם',
        sentence: '@heKept, לא אגיע, לא יכול(ה|) להגיע, לא אוכל להגיע, לשנות שעה, להזיז',
      },
    },
    {
      name: 'promise, then something else',
      lang: 'he',
      steps: ['@heBound', 16, '@heSurprise'],
      across: 1,
      unless: { inside: '@heKept', before: 'אני, אם, אף אחד לא, לא, האם', sentence: '@heKept, אפילו יותר' },
    },
    {
      name: 'promise, but',
      lang: 'he',
      steps: ['@heBound', 12, '@heBut'],
      across: 1,
      unless: {
        inside: '@heKept',
        before: 'אני, אם, אף אחד לא, לא, האם',
        sentence: '@heKept, אפילו, אני רוצה לשנות, אני רוצה, אפשר, מבטיח חשבון, הספקתי',
      },
    },
    {
      name: 'told that it would be, and nothing came of it',
      lang: 'he',
      steps: ['@heTold', 16, '@heNothing'],
      across: 2,
      unless: { inside: '@heKept, שאני (צריך|צריכה|חייב)', before: 'לא, אם', sentence: '@heKept, אמרתי' },
    },
    {
      name: 'said that it would be, and nothing came of it',
      lang: 'he',
      steps: ['@heSaid', 4, '@heWill', 14, '@heNothing'],
      across: 1,
      unless: { inside: '@heKept', before: 'לא, אם', sentence: '@heKept' },
    },
    {
      name: 'told that it would be, and it was otherwise',
      lang: 'he',
      steps: ['@heSaid', 6, '@heWill', 14, '@heSurprise, @heBut'],
      across: 1,
      unless: { inside: '@heKept', before: 'לא, אם', sentence: '@heKept' },
    },
    {
      name: 'told a time, and it passed',
      lang: 'he',
      steps: [
        '@heTold',
        3,
        '(# |שלושה |ארבעה )?(שעות|ימים|ימי עסקים|יומיים|שעה|שעתיים|שבוע|מחר)',
        10,
        '(עבר|עברו|חלפו|חלף), לא מגיע(ה|), ומחר',
      ],
      across: 1,
    },
    {
      name: 'not done, though promised',
      lang: 'he',
      steps: [
        '@heNothing, @heSurprise, שונה, אחר(ת|), פחות, יותר, איפה, היכן, מתי, לא, טעות',
        9,
        '@heAsAgreed',
      ],
      unless: {
        sentence:
          '@heKept, התקבל, תודה, לא קבעתי, להזיז, לא אגיע, לא יכול(ה|) להגיע, לא אוכל, ביטלתי, רוצה לשנות, אחרי שהבטיחו, אף אחד לא הבטיח, לא סיכמנו, בשיחה האחרונה',
        before: 'כמה',
      },
    },
    {
      name: 'promise broken, said outright',
      lang: 'he',
      steps: [
        `לא (קיימתם|קיימו|קיים|מקיימים|מקיים|עמדתם|עמדו|עמד|עומדים|כיבדתם|כיבדו|מכבדים) (את )?(ה|ב|ל|מ)?(הבטחה|הבטחות|הבטחתכם|הבטחתם|מילה|התחייבות|התחייבויות|הסכם|סיכום|מה|מה|סיכומים|זמנים|לוחות|לוח|מבצע|הצעה|תנאים), ולא מקיימים, לא מקיימים, הפר(ת|תם|ו|ה) (את )?(הבטחה|הבטחות|הסכם|סיכום|התחייבות|חוזה|תנאי), הבטח(ה|ות) ש(לא|אף פעם לא) (קוימה|קוימו|קויימה|קויימו|מקיימים|מתקיימות|מומשה), (לא )?עומדים בו, (לא )?עומדים בהם, הבטח(ות|ת) (שווא|סרק|ריקות|שוא|באוויר|באויר|כזב|כוזבות|שקר), (אוסף|שרשרת|עם|שלל|הרבה|רק) הבטחות, בניגוד (למה|להבטחה|לסיכום|למוסכם|להבטחות|להתחייבות|למובטח|לסוכם|להסכם|למה) (סוכם|הובטח|נאמר|סיכמנו)?, (לא|שונה|אחר) (מה|ממה|כמו|כפי) (שסוכם|שהובטח|שנאמר|שסיכמנו|שסגרנו|שהבטחתם|שאמרתם|שאמרו|שהבטיחו|שסוכם איתי), חזר(תם|ו) (בכם|בהם) , מילה (שלכם|שלהם) (לא שווה|אינה|לא מילה), שיקר(תם|ו|ה) (לי|לנו|לגבי), הוליכו אותי שולל, (שני|שתי) דברים שונים, מורח(ים|ת) אותי, מורחים אותנו, מסמסים אותי, מוכרים לי לוקשים, סיפור(י|ים) (סבתא|לוקש), איפה (ההבטחה|ההבטחות|הזיכוי|ההחזר|ההנחה|המתנה|הכסף|השדרוג|הטכנאי) (ש)(הבטחתם|הבטיחו|סוכם|סיכמנו|התחייבתם|אמרתם|הובטח|הובטחה|אמורים), הברזתם, הבריזו (לי|לנו)`,
      ],
      unless: { before: 'לא' },
    },
    {
      name: 'was due, and is not here',
      lang: 'he',
      steps: ['@heDue', 14, '@heNothing, @heBut, @heSurprise'],
      across: 1,
      unless: { before: '@heDueMine', sentence: '@heKept' },
    },
    {
      name: 'waited for one who did not come',
      lang: 'he',
      steps: ['@heWait', 16, '@heNoShow'],
      across: 1,
      unless: { sentence: '@heKept, בסוף ענו' },
    },
    {
      name: 'did not come, though agreed',
      lang: 'he',
      steps: [
        '@heNoShow, לא קיבלתי, אין, לא',
        8,
        'למרות, אף על פי, על אף',
        2,
        '@heBound, @heTold, @heAsAgreed',
      ],
    },
    {
      name: 'promise, then nothing came of it',
      lang: 'en',
      steps: ['@enBound', 18, '@enNothing'],
      across: 1,
      unless: {
        inside: '@enKept',
        before: 'if you, can you, could you, nobody, no one, never, not been, please, do you',
        sentence:
          '@enKept, i cant make, i can not make, i missed, i forgot, i need to move, when is, can i cancel, rebook, reschedule, why was my, please, @enMine',
      },
    },
    {
      name: 'promise, then something else',
      lang: 'en',
      steps: ['@enBound', 16, '@enSurprise'],
      across: 1,
      unless: {
        inside: '@enKept',
        before: 'if you, can you, nobody, no one, never, please, do you, when is',
        sentence: '@enKept, @enMine, thanks, i cant make, i missed',
      },
    },
    {
      name: 'promise, but',
      lang: 'en',
      steps: [
        'promis(e|ed|es), guaranteed?, assured, agreed, swore, gave (me|us) (his|her|their|your) word, was confirmed, (was|were) supposed to, was meant to, led to believe, had a deal, made a deal, was quoted, quoted me, were scheduled, was scheduled, advertised?, in writing',
        12,
        '@enBut',
      ],
      across: 1,
      unless: {
        inside: '@enKept',
        before: 'if you, can you, nobody, no one, never, do you',
        sentence: '@enKept, @enMine, i forgot, my son',
      },
    },
    {
      name: 'told that it would be, and nothing came of it',
      lang: 'en',
      steps: ['@enTold', 16, '@enNothing, @enNoShow'],
      across: 1,
      unless: {
        inside: '@enKept',
        sentence: '@enKept, i told, i said, nothing to, to contact you, there are no fees, not to',
      },
    },
    {
      name: 'told that it would be, and it was otherwise',
      lang: 'en',
      steps: ['@enTold', 8, '@enWould, free, included, no, waive, fixed', 14, '@enSurprise, @enBut'],
      across: 1,
      unless: { inside: '@enKept', sentence: '@enKept, i told, i said' },
    },
    {
      name: 'promised that it would not be',
      lang: 'en',
      steps: [
        '@enBound, told me, was told',
        5,
        'wouldnt, would not, would never',
        3,
        'happen, change, increase, go up, be (charged|billed|any), charge, expire, raise',
      ],
      unless: { sentence: '@enKept' },
      weight: 0.6,
    },
    {
      name: 'told, but charged',
      lang: 'en',
      steps: ['@enTold', 14, '(charged|charging|billed|billing|wants extra|exit fee), has a cap'],
      across: 1,
      unless: { inside: '@enKept' },
    },
    {
      name: 'told a time, and it passed',
      lang: 'en',
      steps: [
        '@enTold, your (website|site|app|email|mail) says, the offer in your',
        8,
        '# (days|hours|weeks|hrs), friday, monday, tuesday, wednesday, thursday, saturday, sunday, tomorrow, today, within a week, next day, # #',
        8,
        'its, it is, it has been, its been, that was, ago, later, now its',
      ],
      across: 1,
      unless: { sentence: '@enKept' },
    },
    {
      name: 'not done, though promised',
      lang: 'en',
      steps: [
        '@enNothing, @enSurprise, not, different, more than, less than, where is, wheres, where are, when will, never, no one, contrary, without, missing',
        10,
        'promised, (that|as|than|you|i was|we|what|it was|which was|were) (you |i |was |were |we )?(promised|agreed|offered|told|guaranteed|assured|quoted|said), as promised, as agreed, (you|they) (promised|agreed|said|guaranteed|offered), your promise, contrary to what',
      ],
      unless: {
        sentence:
          '@enKept, i was not told, nobody promised, thanks, our last call, never promised, came through, refund you promised came',
      },
    },
    {
      name: 'promise broken, said outright',
      lang: 'en',
      steps: [
        `(broken|empty|false|fake|hollow) promises?, (broke|break|breaking|broken|breaks) (your|their|the|a|its|his|every) (promise|word|promises|agreement|commitment), all talk, (you |they |he |she |rep |company |and |bank )(didnt|did not|dont|doesnt|never|wont|failed to|refuse to|refused to|refusing to|refuses to|havent|hasnt) (keep|kept|honou?r|honou?red|honou?ring|fulfil|fulfill|fulfilled|deliver on|stick to|live up to) (your|their|the|a|my|its|his|what|it|our|to|price)?, (didnt|did not|wont|refuse to|refused to|failed to|never) (honou?r|honou?red|keep) (your|their|the|my|his|her|our) (word|promises?|price|quote|warranty|deal|agreement|offer|guarantee|discount|commitment), (was|were|is) not honou?red, not honou?red, never honou?red, was never kept, never kept, not what (i|we) (was|were) (promised|told|quoted|offered|sold), not what (we|was|i) agreed, not as (promised|agreed|advertised|described), not (as|what was) promised, (went|going|go) back on, contrary to (what|the|your), so much for (your|the|that|same|next), you lied, they lied, lied (to|about), lying about, (another|a) missed (appointment|callback|deadline|delivery), (they|you|he|she|technician|engineer) missed (the|our|my|another) (appointment|slot|callback), (stood|stand) me up, stood us up, strung (me|us) along, string (me|us) along, fobbed off, bait and switch, keep promising, keeps promising, kept promising, promise after promise, promises promises, over promise, overpromised?, backtracked, reneged?, renege on, changed the terms, no one called back, nobody called back, never (called|rang|got) back`,
      ],
      unless: { before: 'not, didnt, never' },
    },
    {
      name: 'waited for one who did not come',
      lang: 'en',
      steps: ['@enWait', 14, '@enNoShow'],
      across: 1,
    },
    {
      name: 'came not, after a wait',
      lang: 'en',
      steps: ['missed, @enNoShow', 8, '@enWait'],
      unless: { before: 'i' },
    },
    {
      name: 'waiting for what was said',
      lang: 'en',
      steps: ['waiting for', 8, '(you|they|she|he) (said|promised|told), i was promised, you said'],
    },
    {
      name: 'promise, and something is missing',
      lang: 'he',
      steps: [
        'הבטיח(ו|ה), הבטחתם, הובטח(ה|ו|), התחייב(ו|ה|תם), סוכם, סיכמ(נו|תי|ו|תם), נקבע(ה|ו), קבענו, (היה|הייתה) (לנו|לי) סיכום, (נתן|נתנה|נתנו) (לי|לנו) (את )?(מילתו|מילתה|מילה|מילתם), אמרתם, אמרו (לי|לנו)',
        20,
        'לא (הגיע|הגיעה|הגיעו|קיבלתי|קיבלנו|חזרו|חזרתם|קרה|היה|נעשה|עומדים), מאז, רק, בלי, החורף נגמר, נגמר, שבועיים, (כבר|עברו|אחרי) (חודש|חודשיים|שבוע|שבועיים|שנה|#), עכשיו, מחכ(ה|ים) (כבר|עדיין), מחכה, כבר (יום|#), לבד, בסוף',
      ],
      across: 1,
      unless: {
        inside: '@heKept, שאני, לשלם',
        before: 'אני, אם, אף אחד לא, לא, האם, כמו, כפי',
        sentence:
          '@heKept, תודה, רוצה, מתי, אפשר, האם, בבקשה, אני זמין, תשובה שלה, מרוצה, מסמכים, ביטלתי, לשלם, מעולה',
      },
      weight: 0.5,
    },
    {
      name: 'promise, and something is missing',
      lang: 'en',
      steps: [
        'promis(e|ed), promises were made, assured, guaranteed, agreed, agreement, you said, they said, text said, email said, (was|were) told, told me, told us, told (itd|theyd|youd|id|hed|shed), said (itd|theyd|youd|hed|shed), (was|were) due, (was|were) going to (call|come|send|fix|ring|deliver|refund|collect|email|be|get|pay), booked (me|us) in, booked in, was given a, the deal was, supposed to, scheduled for, (swore|sworn), the plan was, your (site|website|app|letter|text|email|advert) (said|promised|states|stated)',
        18,
        'didnt, havent, hasnt, wasnt, isnt, wont, doesnt, cant, werent, never, nobody, no one, no van, no (record|sign|call|money|engineer|driver|refund|show), still, doubled, tripled, instead, it has been (nearly |over |almost |more than )?(a|two|three|four|five|#), its been (nearly |over |almost |more than )?(a|two|three|four|five|#), it is (now )?#, its (now )?#, paid for, i paid, nothing, not a thing, yet to, ignored, (isnt|arent) there, when i got there, taken from my, doubled',
      ],
      across: 1,
      unless: {
        inside: '@enKept',
        before:
          'i, i have, if you, can you, nobody, no one, never, please, do you, not, dont, when is, when am i',
        sentence:
          '@enKept, @enMine, thanks, thank you, please, not to, i forgot, i missed, i cant make, i can not make, can i, could i, rebook, when is, no fees, and there were none, i told, i have not received my bill, wait, what was agreed, eat',
      },
      weight: 0.5,
    },
  ],
};
