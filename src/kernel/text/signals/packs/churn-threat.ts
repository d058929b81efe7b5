import type { SignalPack } from '#kernel/text/signals/signal';

/** The customer will leave, thinks of it, or has decided to. */
export const churnThreat: SignalPack = {
  id: 'churn-threat',
  he: 'איום בנטישה',
  en: 'Threat to leave',
  severity: 2,
  words: {
    heWant: `רוצ(ה|ים|ות), רצינו, מבקש(ת|ים|), אבקש, נבקש, מעוניינ(ת|ים|), מעוניין, ברצוני, ברצוננו, בא לי, בא לנו, צריך, צריכה, מתכוונ(ת|ים), מתכוון, מתכננ(ת|ים), מתכנן, שוקל(ת|ים|), אשקול, נשקול, חושב(ת|ים|), מתלבט(ת|ים|), החלט(תי|נו), הולכ(ת|ים), הולך, עומד(ת|ים|), מעדיפ(ה|ים), מעדיף, אשמח, בודק(ת|ים|), מוכנ(ה|ים), מוכן, הגיע הזמן, זמן, הגענו להחלטה, בקרוב, איך (אפשר)?, כיצד, אפשר, מה התהליך, דורש(ת|ים|), נאלצ(ת|ים), נאלץ, אאלץ, איאלץ, כנראה, בדרך, על סף, כמה, אין ברירה אלא, אולי, בשל, חייב(ת|ים|), עכשיו, שמחה, לא נותר`,
    heLeaveInf: `לעזוב, להתנתק, ניתוק הקו, ניתוק (ה)?קווים, לפרוש, לנטוש, להיפרד, להפרד, לצאת, לעבור (חברה|ספק|בנק|קופה|מתחר|מתחרה|מתחרים|חברת|אחר|אחרת|מקום|סוכן), לנייד, להחליף (ספק|חברה|בנק|קופה|חברת|סוכן|ביטוח|קופת), לסיים (את )?(התקשרות|חוזה|קשר|מנוי|שירות|הסכם), להפסיק (את )?(מנוי|שירות|התקשרות|חברות|הוראת קבע|לקנות|להזמין|לשלם), לבטל (לי )?(את )?(כל )?(מנוי|מנויים|שירות|שירותים|חוזה|חבילה|פוליסה|פוליסות|חשבון|כרטיס|כרטיס אשראי|קו|קווים|הוראת קבע|ביטוח|חברות|התקשרות|הסכם|הצטרפות|אינטרנט|טלוויזיה|הכל|הכול), לסגור (את )?(תיק )?(חשבון|חשבונות|תיק|קו|קווים|כרטיס|פוליסה|מנוי), לא לחדש, לא להמשיך, ניתוק, להעביר (את )?(כל )?(חשבון|משכנתה|משכנתא|ביטוחים|ביטוח|פנסיה|תיק|קו|קווים|ילדים|משכורת|כסף|עסקים|פעילות) (ל|אל|מכם|מפה|החוצה)?`,
    heTo: `אחר(ת|ים|ות|), למתחר(ה|ים|י|ות), מתחר(ה|ים|ות|יכם), אחרים, לאחרים, למקום אחר, לחברה שמ, חברה אחרת, ספק אחר, בנק אחר, קופה אחרת, סוכן אחר`,
    heMove: `מעבר, (א|נ)עבור, עובר(ת|ים|ות), עברתי, עברנו, עברו, לעבור, שאעבור, (א|נ)חליף, מחליפ(ה|ים), מחליף, להחליף, (א|נ)עביר, מעביר(ה|ים), להעביר, (א|נ)לך, הולכת, הולך, ללכת, (א|נ)נייד, מנייד(ת|ים), מניידת, מחפש(ת|ים|), לחפש, (א|נ)חפש, בודק(ת|ים|), לבדוק, (א|נ)קנה, אצטרף, הצטרפתי, מצטרפ(ת|ים), חותמ(ת|ים), חתמתי, (א|נ)זמין, נעבור`,
    heYours: `אצלכם, מכם, אתכם, איתכם, אליכם, שלכם, עמכם, עימכם, אותכם, בכם`,
    heNotLeave: `לא רוצ(ה|ים) (להתנתק|לעזוב|לבטל|לעבור), לא מתכוונ(ת|ים) לעזוב, לא מתכוון לעזוב, לא עוזב(ת|ים|), אל תבטלו, אל תנתקו, לא לבטל, (החלטתי|החלטנו|בסוף) (להישאר|נשארתי|נשארנו), נשאר(ת|תי|ים|) אתכם, רוצה להישאר, לא (צריך|צריכה) לבטל, שכנע(ה|ו|) אותי, התחרטתי על העזיבה, כבר לא רוצה לעזוב`,
    heOtherThing: `אליכם, לחבילה, למסלול, לתשלום, לחשבונית, לרופא, דירה, לדירה, כתובת, סיסמה, מכשיר, התור, תור, הזמנה, ההזמנה, משלוח, המשלוח, פגישה, הפגישה, עסקה, החיוב, חיוב, חיובים, הצ'ק, צק, דיוור, הדיוור, הודעה, ההודעה, הפנייה, פנייה, הניוד אליכם, מהאפליקציה, מהאתר, מהחשבון באתר, מהמערכת`,
    enLeave: `leav(e|ing), quit(ing)?, quitting, switch(ing)? (to|provider|providers|bank|banks|company|companies|suppliers?|insurers?|carriers?|networks?|pharmacy|over|away|elsewhere), switch, switching, jump ship, jumping ship, walk away, walk, walking away, cancel(ing)?, cancelling, terminat(e|ing), end(ing)? (my|our|the) (contract|membership|subscription|relationship|plan|policy|service|account), clos(e|ing) (my|our|the|all|this|both) (account|accounts|policy|policies|line|card), go(ing)? (elsewhere|somewhere else|with someone else|with another|to another|to a competitor|to your competitors?|back to my old), mov(e|ing) (to another|to a|elsewhere|somewhere else|on|my (account|business|money|savings|mortgage|pension|custom|lines?|policy|insurance|number|prescriptions?|portfolio)), tak(e|ing) (my|our|all|both|the) (business|custom|money|account|lines?|five|policies|family|accounts|trade), port(ing)? (my|our|out), opt(ing)? out, get out, look(ing)? (for|at|around|elsewhere|into) (a |an |other |another )?(new|different|alternatives?|other|another|elsewhere|competitors?), shop(ing)? (around|elsewhere), find(ing)? (a |an )?(different|another|new|better) (provider|bank|insurer|pharmacy|supplier|company|shop|clinic|carrier|doctor|plan|gym|place), unsubscribe, disconnect (me|my|us|our|the)`,
    enThing: `subscription, account, accounts, contract, service, services, membership, policy, policies, plan, line, lines, card, insurance, broadband, internet, everything, all, package, cover, direct debit, my mobile, phone contract, tv, it all, gym`,
    enStay: `convinced me to stay, decided to stay, im staying, i am staying, not leaving, dont want to (leave|cancel|switch), do not want to (leave|cancel|switch), never leave, will never leave, dont cancel, do not cancel, was (just )?going to leave, was about to leave, would not switch, wouldnt switch, never want to leave, not (going to|planning to) (cancel|leave|switch), won me back, won back`,
    enOther: `order, appointment, flight, trip, booking, reservation, message, charge, payment, cheque, check, fee, ticket, newsletter, marketing, emails?, mails, feedback, review, keys, note, voicemail, parcel, package at, packages, house, home, holiday, work, smoking, paperless, channel, router, address, delivery, window, app, form, practice, practise, to you, duplicate, bigger plan, with you, noise, meeting, visit, slot, technician`,
  },
  rules: [
    {
      name: 'wants to leave',
      lang: 'he',
      steps: ['@heWant', 5, '@heLeaveInf'],
      unless: {
        before: 'לא, אל',
        sentence: '@heNotLeave, דיוור, הדיוור',
        after:
          'ההודעות, הודעות, בלבד, מהאפליקציה, מהאתר, מהחשבון, מהמערכת, התור, הודעה, אליכם, כפול, ולא הגיע, רק מהדיוור, לחודש, שלא אני',
        inside: 'לא רוצה, אליכם',
      },
    },
    {
      name: 'leaves',
      lang: 'he',
      steps: [
        `(אני|אנחנו|אנו|כולנו|ואני|המשפחה|אז אני) (כבר )?(עוזב|עוזבת|עוזבים|מתנתק|מתנתקת|מתנתקים|מבטל|מבטלת|מבטלים|פורש|פורשת|פורשים|נוטש|נוטשת|נוטשים|מנייד|מניידת|מסיים|מסיימת|סוגר|סוגרת|יוצא|יוצאת) (אתכם|מכם|מפה|את|למתחרים|מהחברה|מהקופה|מהבנק|ודי|וזהו|לאחרים|הביתה|מחר|היום)?, (א|נ)עזוב (אתכם|אותכם|את), עוזב(ת|ים|) (אתכם|אותכם|את הבנק|את הקופה|את החברה), (אנחנו|אני) (כל המשפחה )?עוזב(ים|ת|), (א|נ)תנתק, מתנתק(ת|ים|) (מכם|מחר|היום|מהחברה|ודי), (א|נ)בטל (את )?(מנוי|כרטיס|פוליסה|שירות|חוזה|הכל|הכול|חברות), מבטל(ת|) (את )?(מנוי|כרטיס|פוליסה|שירות|חוזה|הכל|הכול|חברות), סוגר(ת|ים|) (את )?(תיק )?(חשבון|כרטיס|תיק|קווים), מנייד(ת|ים|) (את )?(קו|מספר|קווים|מספרים)?, (הזמנתי|ביקשתי|עשיתי|פתחתי) ניוד, מפסיק(ה|ים|) (את )?(הוראת|המנוי|השירות|התשלום), סיימ(תי|נו) (איתכם|אתכם|עמכם), מיצ(יתי|ינו), עפ(תי|נו) (מפה|מכם), אני עפ(ה|), אני בחוץ, די נמאס מבטל(ת), מיציתי מבטלת, זהו מתנתקים, להתראות ולא, נפרד(ים|ת|) מכם, (נחתוך|אחתוך|חותך|חותכת|חותכים) (מכם|מפה)`,
      ],
      unless: {
        before: 'לא, אל, אף פעם לא, המכשיר, הטכנאי',
        sentence: '@heNotLeave, @heOtherThing, מהאפליקציה, הודעה, לסניף, אל תבטלו, לעולם לא',
        after: 'מהאפליקציה, מהאתר, לסניף, לעולם, אליכם',
      },
    },
    {
      name: 'moves to another',
      lang: 'he',
      steps: ['@heMove', 5, '@heTo, לסוכן אחר, לבנק אחר, לקופה אחרת, לחברה אחרת'],
      unless: {
        before: 'לא יכול',
        sentence:
          '@heNotLeave, אליכם, ולא הגיע, לא עובר, לא מחליפ(ה|), לא מחליף, לרופא, למחלקה, איך מעבירים, לנציג, גרועים, הצטרפתי אליכם, מכשיר אחר, לתאריך, לשעה, לסניף, תור, לכתובת, לחבילה, למסלול, לצבע, מוצר, דגם',
        after: 'בקופה',
      },
    },
    {
      name: 'asks to be cut off',
      lang: 'he',
      steps: [
        `(תנתקו|תנתק|נתקו|נתק) (אותי|אותנו), ביטול (מנוי|מנויים|חוזה|שירות|פוליסה|התקשרות|חברות|הסכם|מינוי) (לאלתר|מיידי|מידי|בבקשה|מהיום|דחוף|שלי), מחלקת (ניתוקים|ביטולים|שימור), בקשת (ניתוק|ביטול|עזיבה), איך (מתנתקים|עוזבים|מבטלים מנוי|מבטלים את המנוי|מבטלים חוזה|יוצאים|מסיימים) (מכם|אצלכם|איתכם|את)?, תהליך (עזיבה|ניתוק|ביטול|התנתקות), קנס (יציאה|ניתוק|עזיבה) אם, אם אעזוב, כמה (קנס )?(אשלם|עולה) (אם )?(אעזוב|לצאת|לעזוב|להתנתק|אבטל)`,
      ],
      requires:
        'תנתקו, תנתק, נתקו, נתק, אותי, אותנו, מנוי, מנויים, מינוי, שירות, חוזה, חבילה, פוליסה, חשבון, כרטיס, קו, הכל, הכול, ביטוח, ניתוקים, ביטולים, שימור, ניתוק, עזיבה, לעזיבה, התנתקות, אעזוב, לעזוב, להתנתק, אבטל, לצאת, מכם, אצלכם, איתכם, התקשרות, חברות, הסכם',
      unless: {
        before: 'אל, לא, בלי',
        sentence:
          '@heNotLeave, הדיוור, דיוור, ההודעה, החיוב, העסקה, מהאפליקציה, מהחשבון באתר, לחודש, התור, ההזמנה, המשלוח, למה ביטלתם, למה ניתקתם, התחייבות',
      },
    },
    {
      name: 'asks to be cut off',
      lang: 'he',
      steps: [
        '(תבטלו|תבטל|תבטלי|בטלו|תנתקו|תנתק|נתקו|תנתקי|תסגרו|סגרו|תסגור|תסיימו|תמחקו)',
        3,
        'מנוי(ים|), שירות, חוזה, חבילה, פוליסה, חשבון, כרטיס, קו, קווים, הכל, הכול, ביטוח, אותי, אותנו',
      ],
      unless: {
        before: 'אל, לא, בלי, למה, תודה',
        sentence: '@heNotLeave, הדיוור, דיוור, ההודעה, החיוב, העסקה, לחודש, התור, ההזמנה, המשלוח',
      },
    },
    {
      name: 'will not come back, buy or renew',
      lang: 'he',
      steps: [
        `(לא|לעולם לא|כבר לא) (א|נ)(חדש|חזור|קנה|זמין|משיך|היה|שתמש|בוא|כנס|טוס|דרוך|מליץ|עשה|תקרב|שאר|ישאר|צטרף|פתח), לא (חוזר|חוזרת|חוזרים|ממשיך|ממשיכה|ממשיכים|מחדש|מחדשת|מחדשים|קונה|קונים|מזמין|מזמינה|נשאר|נשארת|נשארים), לא רוצ(ה|ים) להיות לקוח(ה|ות|), לא רוצ(ה|ים) (להמשיך|לחדש|להישאר|לקנות), לא תראו (אותי|אותנו), (פעם|הזמנה|קנייה|קניה|פעם) אחרונה ש?(אני|אנחנו|ש)?, הפעם האחרונה, (בפעם|פעם|להבא) (הבאה )?(אקנה|אזמין|אלך|נקנה|אעדיף|אבחר) (במקום|אצל|ל)?`,
      ],
      requires:
        '@heYours, יותר, לעולם, במקום אחר, אחרונה, הפוליסה, המנוי, את, פה, כאן, לקוח, לקוחה, לעסק, מתחרים, אחר, בחיים',
      unless: { sentence: '@heNotLeave, לא אחזור הביתה, אמליץ עליכם', after: 'על' },
    },
    {
      name: 'you lose a customer',
      lang: 'he',
      steps: [
        `(א|ה)?יבדתם (עוד )?(לקוח|לקוחה|אותי|אותנו|לקוחות|משפחה), (ה?פסדתם|מפסידים|תפסידו|מאבדים|תאבדו|הפסדתם) (עוד )?(לקוח|לקוחה|אותי|אותנו|לקוחות), (אין|מה) (לי |לנו )?(שום )?(סיבה|סיבות) (להישאר|להשאר|להמשיך), (תנו|תן|תני|תגידו) (לי )?(סיבה|סיבה אחת) (להישאר|להשאר|לא לעזוב), למה (אני |אנחנו )?(אשאר|להישאר|להשאר|נשאר) (אצלכם|אתכם|איתכם)?, מה (עוצר|מונע) (אותי|ממני|בעדי|בעד) (לעבור|לעזוב), שימור לקוחות, המשך (התקשרות|דרכנו) , סף (נטישה|עזיבה), בדרך החוצה, (אני|אנחנו) בעקבותיו, (תשוו|תשווה|להשוות|ישוו) (לי )?(את )?(הצעה|מחיר) , מתחרט(ת|) שהצטרפתי, חוזה (נגמר|מסתיים) ואני, עוד (תקלה|פעם|טעות|איחור|שיחה|חיוב) (אחת|כזאת|כזה|אחד) ו?(אני|אנחנו) (הולך|הולכת|עוזב|עוזבת|מבטל|מבטלת|מתנתק|מתנתקת|עובר|עוברת|עוזבים|הולכים)`,
      ],
      unless: { sentence: '@heNotLeave' },
    },
    {
      name: 'a better offer elsewhere',
      lang: 'he',
      steps: [
        'קיבלתי הצעה, קיבלנו הצעה, הציעו לי, הצעה (יותר |הרבה )?(טובה|משתלמת|זולה), הצעות, הצעה, מחיר',
        6,
        'מהמתחר(ים|ה), ממתחר(ה|ים), מחברה אחרת, מחברת, מספק אחר, אצל (המתחרים|המתחרה|מתחרה|חברה), במתחרים, מבנק אחר, בבנק אחר, בחברה אחרת',
      ],
      unless: { sentence: '@heNotLeave, אליכם' },
    },
    {
      name: 'cheaper at the competitor',
      lang: 'he',
      steps: [
        'אצל (מתחרים|מתחרה|אחרים|חברה אחרת), המתחר(ים|ה), בחברה אחרת, חברות אחרות',
        6,
        'חצי מחיר, (יותר )?זול(ה|ים), משתלמ(ת|), מציע(ה|ים), להישאר, עדיף, מחכים לי, נותנים, בפחות',
      ],
      unless: { sentence: '@heNotLeave, גרועים, אליכם' },
    },
    {
      name: 'looks for another',
      lang: 'he',
      steps: [
        'מחפש(ת|ים|), לחפש, אחפש, נחפש, בודק(ת|ים|), אבדוק',
        3,
        'אלטרנטיב(ה|ות), חלופ(ה|ות), (חברה|ספק|בנק|קופה|סוכן|מקום) אחר(ת|), אופציות, אצל המתחרים, תחליפ, תחליף',
      ],
      unless: { sentence: 'למוצר, לתרופה' },
    },
    {
      name: 'wants to leave',
      lang: 'en',
      steps: [
        '@enWill, ready, time to, decided, please, i would like to, id like to, wish to, like to, time for me to, we have decided, prefer to, rather, id rather, i will have to, no choice but to, plan on, thinking of, thinking about, on the verge of, close to, half a mind to, tempted to, debating whether to, so i can, how (do|can|would|could) (i|we), steps to, want you to, process (for|of), fee for, cost of, request to, refuse to',
        4,
        '@enLeave',
      ],
      unless: {
        sentence: '@enStay, by mistake, restore, for a month, marketing',
        after:
          '@enOther, a (message|review|note|tip|voicemail|comment), my (house|keys|number to you), to you, for (holiday|work|vacation), the (channel|router|house|light|language|building|keys|window|app), smoking, your (newsletter|mailing)',
        inside: 'not, never, dont',
        before: 'dont, do not, never, wont',
      },
    },
    {
      name: 'cancel it',
      lang: 'en',
      steps: [
        'cancel(ing)?, cancelling, canceling, terminate, close, closing, end, ending, stop, discontinue, disconnect, cut off, shut (off|down)',
        3,
        'my, our, all (my|our), both my, this',
        2,
        '@enThing',
      ],
      unless: {
        before:
          'not, dont, do not, never, why was, why did you, why did they, you, they, please dont, please do not',
        sentence: '@enStay, by mistake, restore, why was, for a month, ticket, without asking',
        after: 'charge, fee, meeting',
      },
    },
    {
      name: 'off to someone else',
      lang: 'en',
      steps: [
        `(take|taking|took|bring|give|giving) (my|our|all our|all my) (business|custom|money|trade|account|lines|patronage) (elsewhere|somewhere else|to)`,
      ],
      unless: { sentence: '@enStay, worse elsewhere, work elsewhere, posted elsewhere' },
    },
    {
      name: 'moves to another',
      lang: 'en',
      steps: [
        'mov(e|ing), switch(ing)?, going, go, transfer(ing)?, transferring, chang(e|ing), porting, looking, look, shop(ing)? around, shopping around, searching, find, signed up, signing up, join(ing)?, considering, consider, checking out, comparing, already (signed|with)',
        5,
        'another (company|provider|bank|insurer|carrier|supplier|lender|network|pharmacy|airline|shop|store|gym|fund|clinic|plan|firm), other (providers?|companies|banks?|insurers?|options|carriers?|suppliers?), (your |a |the )?(competitors?|competition|rival|rivals), alternatives?, someone else, somewhere else, (a )?(new|different) (bank|provider|insurer|company|pharmacy|supplier|carrier|airline|dentist|gym|shop), credit union, my old (provider|bank|insurer|carrier|company), elsewhere, a better (provider|company|bank)',
      ],
      unless: {
        sentence:
          '@enStay, chose you, to join you, money to another, transfer money, joined you, and chose, how do i transfer money, are worse, another branch',
        before: 'not, dont, never',
      },
    },
    {
      name: 'will not come back, buy or renew',
      lang: 'en',
      steps: [
        `(will|ill|well|shall|we will|i am|im|were|we are) (not|never|no longer) (be )?(renew(ing)?|com(e|ing) back|return(ing)?|us(e|ing)|buy(ing)?|order(ing)?|shop(ing)?|shopping|fly(ing)?|book(ing)?|stay(ing)?|bank(ing)?|do(ing)? business|purchas(e|ing)|recommend(ing)?|continu(e|ing)|deal(ing)?|spend(ing)?|visit(ing)?), wont (be )?(renew(ing)?|com(e|ing) back|return(ing)?|us(e|ing)|buy(ing)?|order(ing)?|shop(ing)?|shopping|fly(ing)?|book(ing)?|stay(ing)?|continu(e|ing)|see me|see another|get another), never (again|using|buying|shopping|flying|ordering|booking|fly|buy|shop|order|use|book|coming back|returning|going back) (with|from|at|here|there|again|you|your|this|me|us)?, not (using|buying|shopping|flying|ordering|booking|renewing|coming back|staying|returning) (with|from|at|here|again|you|your|this)?, dont expect (me|us) to (renew|stay|come|return), last time (i|we|im|were|ill|that i|you) (will |ever )?(order|shop|buy|use|fly|book|am|see|deal|come|do|get|ordering|using|buying), no longer (wish|want) to (be|use|stay|do), no longer be (your|a) customer, refuse to (stay|pay|renew|use)`,
      ],
      unless: { sentence: '@enStay, never had a problem, recommend you', after: 'a problem, any issues' },
    },
    {
      name: 'you lose a customer',
      lang: 'en',
      steps: [
        `(lost|losing|lose|loose|loosing) (a |another |me |my |our |us |this |yet another |one more |one )?(loyal |long ?time |longtime |good |valued )?(customer|client|business|custom|as a customer|forever|for good|member|subscriber), (lost|losing) (me|us), (give|got|tell|have) (me|us) (one|a|any|1) (good )?reason (to|not to|why|i should) (stay|leave|not leave|keep|remain), (no|any|what) reason (for me |left )?to (stay|remain), why should i (stay|remain|renew), cancel(ing)? (tomorrow|today|now|asap|immediately|everything|it all|first thing), i wanna cancel, (family|we) (is |are |and i are |and i )leaving, i and my family are leaving, i am leaving (you|soon|now|next month|at the end), and i are leaving, (all|taking) (our|my|five|four|three|both|all) (lines?|policies|accounts|cards) elsewhere, taking all, pay more elsewhere, whether to stay, (im|i am|were|we are|so) (done|finished|through) (with (you|this|your)|here), im done, i am done, (im|i am|were|we are|ill be|i will be) (out|gone|off|outta here|out of here), i want out, i quit (this|your|you|and|my (plan|membership|contract|subscription)), want out, out of here, jump(ing)? ship, goodbye, this is goodbye, good bye, (consider|put me through to|transfer me to|through to) (my account closed|cancellations?|retentions?|disconnections?), retention department, cancellation department, cancellations, lose my (business|custom), business elsewhere, custom elsewhere, match it or i, or i (walk|leave|switch|cancel|go), contract (ends|is up|expires) (so|and|i|then), leave at the end, leaving (you|after|as soon|for good|this company|early), (early )?termination fee, leaving early, my days as a customer, regret (joining|signing)`,
      ],
      unless: {
        sentence: '@enStay, with the form, im done with the form, what next, waived, password',
        before: 'never, not, wont, dont',
        after: 'with the form',
      },
    },
    {
      name: 'a better offer elsewhere',
      lang: 'en',
      steps: [
        'better (offer|deal|price|rate|quote), offer, deal, half the price, cheaper, offers the same, offered me',
        6,
        'from another, from (a|your) competitor, from (someone|somewhere) else, (your )?competitors?, another (company|provider|bank), elsewhere, the competition, other (companies|providers)',
      ],
      unless: { sentence: '@enStay, are worse, than your competitors' },
    },
    {
      name: 'competitor has better',
      lang: 'en',
      steps: [
        '(your )?competitors?, other (companies|providers), another (company|provider|bank)',
        6,
        'cheaper, same (price )?for, half the, better (deal|price|rate|offer), match it, match that, less',
      ],
      unless: { sentence: '@enStay, worse, chose you' },
    },
    {
      name: 'closes it',
      lang: 'he',
      steps: [
        '(אני |אנחנו )?(סוגר|סוגרת|סוגרים|מבטל|מבטלת|מבטלים|מנתק|מנתקת|מנתקים|מפסיק|מפסיקה|מפסיקים) (את )?(המנוי|מנוי|המנויים|החשבון|הקו|הקווים|הפוליסה|השירות|החוזה|הכרטיס|החברות|ההתקשרות|הביטוח|הכל|הכול)',
      ],
      unless: { before: 'לא, לא אני, הם, אתם, למה', sentence: '@heNotLeave, למה, לי בלי' },
    },
    {
      name: 'whether to stay',
      lang: 'he',
      steps: [
        'מתלבט(ת|ים|), שוקל(ת|ים|), לא בטוח(ה|ים|), חושב(ת|ים|), ספק',
        2,
        'אם להישאר, אם להשאר, אם להמשיך, אם לחדש, לעזוב, שנשאר, שאשאר',
      ],
    },
    {
      name: 'it is over',
      lang: 'he',
      steps: [
        'זה נגמר, נגמר הסיפור, הגיע לסיומו, זה הסוף, נגמרה הסבלנות, הסתיים',
        8,
        'אתכם, איתכם, שלכם, בינינו, עוזב(ת|ים|), לקוח(ה|)',
      ],
      unless: { sentence: '@heNotLeave, החודש הניסיון' },
    },
    {
      name: 'it is over',
      lang: 'he',
      steps: ['לקוח(ה|ות|)( שלכם)?, שנים אצלכם, שנים אתכם', 8, 'זה נגמר, נגמר, זה הסוף, הגיע לסיומו, די'],
      unless: { sentence: '@heNotLeave' },
    },
    {
      name: 'takes it elsewhere',
      lang: 'he',
      steps: [
        '(מוציא|מוציאה|מוציאים|אוציא|מושך|מושכת|אמשוך|מעביר|מעבירה|מעבירים|אעביר|נעביר) (את )?(כל )?(הכסף|הכספים|החסכונות|הפנסיה|הביטוחים|הביטוח|המשכנתה|המשכנתא|החשבון|המשכורת|הקווים|הילדים|הפוליסות|התיק|המספר|הקו)( שלי| שלנו)?',
        4,
        'אחר(ת|), לסוכן, למקום, מכם, מפה, למתחרים, ועובר(ת|ים|), לחברה, לקופה, מהבנק',
      ],
      unless: { sentence: 'ולא הגיע, איך מעבירים' },
    },
    {
      name: 'takes it elsewhere',
      lang: 'en',
      steps: [
        '(taking|take|moving|move|transferring|transfer|bringing) (my|our|all|the) (prescriptions?|business|custom|account|accounts|lines?|money|savings|policy|policies|insurance|mortgage|pension|family|number|kids|portfolio|loan|salary)',
        5,
        'different, another, elsewhere, somewhere else, other, competitor',
      ],
      unless: { sentence: '@enStay, address, money to another' },
    },
    {
      name: 'changes provider',
      lang: 'en',
      steps: [
        '(chang|switch|mov|swapp?|switch)(e|ing) (insurers?|banks?|providers?|suppliers?|carriers?|networks?|doctors?|pharmacies|pharmacy|companies|airlines?|gyms?|funds?|energy companies|phone companies), (maybe|perhaps|probably|then|so) i (should|will|could|might) (move|switch|go|leave|change), ordered a switch, switch is ordered, im off, i am off, say goodbye to (our|my), (and )?im not renewing, not renewing, cancel everything, how to (end|cancel|terminate|leave|close), so long, good riddance',
      ],
      unless: { sentence: '@enStay, order, appointment, direct debit only, newsletter, a booking' },
    },
    {
      name: 'leaves, in a word',
      lang: 'he',
      steps: ['מתנתק(ת|ים|), עוזב(ת|ים|), מבטל(ת|ים|), פורש(ת|ים|), נפרד(ים|ת)'],
      atMostWords: 3,
      unless: { before: 'לא, הטכנאי', sentence: 'האינטרנט, השיחה, הקו, הטלפון, הנציג, חוטים, שוב, כל, למה' },
    },
    {
      name: 'leaves, in a word',
      lang: 'en',
      steps: ['i quit, goodbye, im leaving, i am leaving, cancel, cancelling, im off'],
      atMostWords: 2,
    },
    {
      name: 'goes over to the competitors',
      lang: 'he',
      steps: ['(א|נ)עבור, עובר(ת|ים|), לעבור, מעבר, עברתי', 3, 'מתחר(ים|ה), המתחר(ים|ה), חברה מתחרה'],
      unless: { before: 'לא', sentence: '@heNotLeave, אליכם, עברתי מ' },
    },
    {
      name: 'does not renew',
      lang: 'he',
      steps: [
        'ההתחייבות, התחייבות, החוזה, חוזה, ההסכם, הפוליסה, המנוי',
        6,
        'לא (אחדש|נחדש|מחדש|מחדשת|מחדשים|ממשיך|ממשיכה|אמשיך)',
      ],
    },
  ],
};
