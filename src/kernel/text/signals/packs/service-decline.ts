import type { SignalPack } from '#kernel/text/signals/signal';

/** What we do has become worse than it was. */
export const serviceDecline: SignalPack = {
  id: 'service-decline',
  he: 'הידרדרות בשירות',
  en: 'Service in decline',
  severity: 1,
  words: {
    heWe: `שירות, יחס, איכות, רמה, רמת, איכות, אפליקציה, אתר, מוקד, סניף, בנק, קופה, קופת, חברה, אתם, נציגים, טכנאים, אוכל, מוצרים, מוצר, מהירות, גלישה, אינטרנט, ניקיון, עיר, רחוב, מענה, זמינות, מקצועיות, אמינות, סטנדרט, תחזוקה, זמני, זמן, תורים, משלוחים, צוות, מערכת, רשת, קליטה, תפיסה, מרפאה, תחבורה, לחם, ירקות, הכל, הכול, מצב, ביטוח, כיסוי, תקשורת, קול, צ'אט, שירותים`,
    heOnce: `=פעם, בעבר, בזמנו, לפני (שנה|שנתיים|כמה שנים|כמה חודשים|חודש|חודשיים|# שנים|שלוש שנים), עד לפני (שנה|כמה|חודש|שנתיים), בשנה שעברה, כשהצטרפתי, כשהצטרפנו, כשנכנסתי, בהתחלה, היו ימים, אז, בימים, קודם, תמיד (היה|הייתם|היו), (היה|הייתה|היו|הייתם) (פה |לכם |כאן |תמיד |פעם |אצלכם )?(שירות |חברה |מקום |סניף |קופה )?(מצוין|מצוינת|מצוינים|מעולה|מעולים|טוב|טובה|טובים|הכי טוב|הכי טובים|הכי טובה|נהדר|נהדרים|אחלה|מושלם|מופתי|מדהים|מקצועי|מקצועיים|אדיבים|נקייה|נקי|אמינים|כיף)`,
    heNow: `=היום, =כיום, =עכשיו, =והיום, =וכיום, כעת, לאחרונה, בזמן האחרון, בשנה האחרונה, בשנים האחרונות, בחודשים האחרונים, אבל היום, ועכשיו, ואז, מאז, אחר כך, חבל`,
    heBad: `גרוע(ה|ים|ות|), נורא(ה|), איום, איומ(ה), זוועה, זוועת(י|ית), על הפנים, סיוט, בלגן, בושה, אין (עם מי|מענה|שירות|יחס|זמינות|קליטה), מחכ(ה|ים), לא (עונים|יודעים|אכפת|מקבל|מקבלים|זמין|זמינים|נעים|טוב|טובים|ככה|כך|חוזרים|מתייחסים|ניתן|נותנים|מגיעים), כבר לא, לא, איטי(ת|ים|), תקוע(ה|), מלוכלכ(ת|ים), מלוכלך, מזלזל(ים|), זלזול, כישלון, אכזבה, מאכזב(ת|ים|), גמור, מתסכל, לוקח (שבוע|ימים|שעות|שבועיים|חודש|נצח), שבוע(יים|), שעה, שעות, שעתיים, ימים, אי אפשר, בקושי, פחות, ירד(ה|ו|), נהיה, יקר(ים|), חצופ(ים), אטומים, קטסטרופה, אסון, #`,
    heWorse: `גרוע(ה|ים|), פחות (טוב|טובה|טובים|נוח|נוחה|יעיל|יעילה|נעים|מקצועי|אמין|זמין|נקי|מוצלח), נורא, איטי(ת|), סיוט, אחורה, בלגן, זוועה, אי אפשר, אין (שירות|מענה|עם מי), מחכים, ירד(ה|), תקוע(ה|), על הפנים, קטסטרופה, לא (עונים|עובד|ניתן|זמין|מקבל|כמו), מסורבל(ת|), מבולגן, בושה, יותר (גרוע|יקר|איטי), הידרדר, התדרדר`,
    heHealth: `מצבה של, מצבו של, מצב (רפואי|בריאותי|נפשי|הכלכלי), כאב(ים|), תור, רפואי, בריאותי, אבי, אמא, אבא, מחל(ה|ת), בענף, במשקל, גשם, מדרגות, המחיר ירד, העמלה ירדה, הרגל, הברך, הגב`,
    heBetter: `השתפר(ה|ו|תם|), משתפר(ת|ים|), שיפור, עלתה, לטובה, (והיום|היום|עכשיו|ועכשיו) (זה |הכול |הכל )?(מעולה|מצוין|נהדר|עונים מיד|טוב|מושלם), יותר מהר, מהר יותר, טוב יותר, הכול עובד, הכל עובד, נשארה מעולה, לא ירד(ה|) , לא התדרדר, לא הידרדר, פעם היה גרוע, פעם היה צריך, עונים מיד, חזרתם לעצמכם, תודה, מרוצה, הפוך, נוחה, מצוין מאז, נתב מצוין, אני מרוצה`,
    enWe: `service, services, quality, standards?, support, customer (care|service|support), app, website, site, food, staff, delivery, deliveries, speeds?, response times?, waiting times?, wait times?, call centre, call center, branch, bank, company, clinic, product, products, shop, store, place, reception, coverage, connection, internet, bread, streets?, cleanliness, everything, things, you, you guys, reliability, communication, care, hotel, airline, cleaning, collections?, maintenance, network, attitude, it, experience, signal, bus service, gym`,
    enOnceGood: `(used to|once|previously|formerly|in the past|years ago|back (in the day|then|when)|before|when i joined|when we joined|at first|in the beginning|originally|until (last|recently|a|the|this)|a (few )?(year|years|month|months) ago|last year|for years|two years ago|(was|were|it was) (so |always |really |such |a |an |once |the )?(a )?(great|good|excellent|wonderful|amazing|fantastic|brilliant|perfect|superb|best|reliable|helpful|favourite|favorite|on time|clean|fast|friendly|awesome|lovely|fine|outstanding|top notch))`,
    enNow: `now, nowadays, today, these days, lately, recently, anymore, any more, not anymore, no longer, but, this year, of late, then, until, has become, have become, however, since, currently, over the (last|past)`,
    enBad: `awful, terrible, bad, poor, horrible, rubbish, worse, worst, slow(er)?, nobody, no one, cant, never, takes?, late, useless, garbage, trash, disgrace, joke, dreadful, appalling, shambles, mess, nightmare, rude, dirty, filthy, wait, waiting, weeks?, days?, hours?, not, dont, doesnt, isnt, arent, hardly, barely, disappointing, disappointed, unreliable, shocking, pathetic, gone, expensive, careless, cares?, overflow, broken, crap, sucks?, anymore, any more, unhelpful, abysmal, longer, declined`,
    enBetter: `better now, now it is great, is great, and now great, improved?, improving, improvement, you answer at once, for the better, as good as ever, still excellent, same great, everything works, i am happy, im happy, not dropped, has not dropped, not worse, never gets worse, always good, easier than, competitors?, condition, pain, this year too, went well, it is great, thanks, better than before, than others, could be worse, got used to, answer at once, was bad`,
  },
  rules: [
    {
      name: 'declines',
      lang: 'he',
      steps: [
        'הידרדר(ה|ו|תם|), הדרדר(ה|ו|תם|), התדרדר(ה|ו|תם|), הדרדרות, (הידרדרות|התדרדרות), מידרדר(ת|ים|), מדרדר(ת|ים), מתדרדר(ת|ים|), התקלקלתם, דרדרתם, הולך ו(מידרדר|מתדרדר|מחמיר|נעשה גרוע|נהיה גרוע|פוחת|יורד), הולכת ו(מידרדרת|מתדרדרת|מחמירה|יורדת|פוחתת), הולכים ו(מידרדרים|מתדרדרים|מחמירים|יורדים|פוחתים), רק מחמיר, רק מידרדר, נסיגה',
      ],
      unless: { sentence: '@heHealth, @heBetter', before: 'לא' },
    },
    {
      name: 'the level has fallen',
      lang: 'he',
      steps: [
        '(שירות|רמה|רמת|איכות|סטנדרט|סטנדרטים|מקצועיות|אמינות|זמינות|יחס|אוכל|מהירות|מוצרים|מוצר|תחזוקה|ניקיון|קליטה|תפקוד)',
        4,
        'ירד(ה|ו|), יורד(ת|ים|), צנח(ה|ו|), צונח(ת|), נחלש(ת|ה|), בירידה, נפל(ה|ו|), קרס(ה|), נפגע(ה|), נשחק(ה|), התקלקל(ה|), נהרס(ה|), הלך לאיבוד, הלכה לאיבוד, התרסק(ה|), ירוד(ה|) (לעומת|מ|ביחס), השתנ(ה|תה) לרעה, לרעה, נגמר, נעלם',
      ],
      unless: { sentence: '@heHealth, @heBetter, מהחשבון', before: 'לא', inside: 'לא' },
    },
    {
      name: 'the level has fallen',
      lang: 'he',
      steps: [
        'ירד(ה|ו|), צנח(ה|ו|), ירידה, פיחות, נפילה, צניחה, שחיקה, נסיגה',
        3,
        'ב?(שירות|רמה|רמת|ברמה|ברמת|באיכות|איכות|בשירות|בסטנדרט|ביחס|במקצועיות|באמינות|בזמינות|בניקיון)',
      ],
      unless: { sentence: '@heHealth, @heBetter, ירידת ערך', before: 'לא' },
    },
    {
      name: 'no longer what it was',
      lang: 'he',
      steps: [
        `(כבר )?לא (מה|כמו|כפי|אותו|אותה) (ש)?(היה|הייתה|היו|הייתם|היית), (כבר )?לא מה שהי(ה|ו|יתם|יתה|תה), (כבר )?לא (כמו|כפי) (פעם|שהיה|שהייתם|בעבר|שהיו), כבר לא (אותו|אותה|אותם) (שירות|יחס|איכות|רמה|מקום|חברה|דבר), כבר לא מה, של פעם (היה|היו), (שירות|נציגים|מוקד|יחס|בנק|חברה|איכות) של פעם, (מתגעגע|מתגעגעת|מתגעגעים|געגועים) , (ממה|משהיה|מש|ממה|לעומת מה)(היה|הייתה|היו|הייתם), מה קרה (לכם|לשירות|לחברה|אתכם|פה|לאיכות|לבנק|לקופה), (לאן|איך) (הגעתם|הידרדרתם|נפלתם|התדרדרתם|ירדתם), הרסתם (את )?(אפליקציה|שירות|אתר|מוצר|חברה)?, נהי(י)?תם (גרועים|יקרים|איטיים|חברה|אדישים|בלתי)?, נהיה (גרוע|נורא|סיוט|זוועה|איטי|יותר|בלגן|ממש|אסון|מזעזע), נהייתה (גרועה|איטית|נוראית|יותר|סיוט), נהיו (גרועים|איטיים|יותר), הפכ(תם|ו|ה) ל(סיוט|גרוע|גרועים|גרועה|בדיחה|בושה|אסון|חברה), הפך ל(סיוט|גרוע|בדיחה|בושה|אסון), (השתנה|השתנתם|השתניתם|השתנתה|השתנו) (אצלכם )?לרעה, איפה (שירות|ימים|יחס|איכות) (היה|היו|הייתה|ש), היו ימים, (היה|הייתה|היו|הייתם) פעם (משהו אחר|אחרת|אחרים|טוב|טובים|מעולה), פעם (הייתם|היה|היו) (אחרת|משהו אחר|אחרים|חברה אחרת), הולך אחורה, הולכים אחורה, הלכתם אחורה, הולך ונהיה גרוע, איבדתם את זה, ירדתם מהפסים, פני(ה|ו) של (הדברים|השירות) `,
      ],
      unless: {
        sentence: '@heHealth, @heBetter, להזמנה, לחשבון שלי, הסניף שהיה, לא צריך',
        after: 'לחשבון, עם ההזמנה',
      },
    },
    {
      name: 'worse and worse',
      lang: 'he',
      steps: [
        '(כל|מ)(שנה|חודש|יום|פעם|עדכון|ביקור|הזמנה)?, (משנה|מחודש|מיום|מפעם|משבוע) (ל)(שנה|חודש|יום|פעם|שבוע), כל (שנה|פעם|חודש|יום|עדכון|ביקור|גרסה), עם (שנים|זמן), רק, יותר ויותר, הולך ונהיה',
        6,
        'יותר (גרוע|גרועה|גרועים|רע|איטי), גרוע(ה|) יותר, פחות (טוב|טובה), גרוע(ה|), נחלש(ת|), יורד(ת|), מחמיר(ה|), איטי(ת|) יותר, מידרדר(ת|ים|), ארוכ(ים) יותר, עולים, לאיבוד',
      ],
      unless: { sentence: '@heHealth, @heBetter, המחירים עולים, לא יכול להיות' },
    },
    {
      name: 'worse than before',
      lang: 'he',
      steps: [
        'גרוע(ה|ים|) (יותר)?, יותר גרוע(ה|ים|), פחות (טוב|טובה|טובים|נוח|נוחה|יעיל|נקי|מקצועי|אמין|זמין|אדיב|מהיר), איטי(ת|ים|), ארוכ(ים), התארכ(ו|ה), התארך, נחות(ה|), עלו, ירד(ה|)',
        4,
        '(אשר |מה )?(שנה שעברה|שנים קודמות|עבר|פעם), מבעבר, משהי(ה|ו|יתה), מאשר, לעומת (שנה|מה|העבר|פעם|שעבר|בעבר|הקודם|השנה), ביחס ל(עבר|שנה|מה|קודם), ממה, מהישנ(ה), מהישן, מהקודמ(ת), מהקודם, בהשוואה ל(שנה|עבר|פעם|מה)',
      ],
      unless: { sentence: '@heHealth, @heBetter, מהמתחרים, אצל המתחרים, לעומת אחרים' },
    },
    {
      name: 'the old one was better',
      lang: 'he',
      steps: [
        '(גרסה|אתר|אפליקציה|מערכת|נציג|מוקד|סניף|ממשק|מסלול|ספק|הנהלה) (קודמת|קודם|ישנה|ישן|הקודמת|הישן)',
        5,
        'יותר (טובה|טוב|נוחה|נוח|ברורה|מהירה|מהיר), טוב(ה|) יותר, עדיפ(ה), עדיף, עבד(ה|) (מצוין|טוב)',
      ],
      unless: { sentence: 'פחות נוחה, הייתה פחות' },
    },
    {
      name: 'good once, bad now',
      lang: 'he',
      steps: ['@heOnce', 12, '@heNow', 8, '@heBad'],
      across: 1,
      unless: {
        sentence: '@heBetter, @heHealth, רוצה חדש, מתחרים, בחודש, הצטרפתי אליכם, תור, איפה הסניף',
        inside: 'גרוע היה, היה גרוע',
      },
    },
    {
      name: 'good until',
      lang: 'he',
      steps: [
        'היה, היתה, הייתה, היו, הייתם',
        4,
        'מצוינ(ת|ים), מצוין, מעול(ה|ים), טוב(ה|ים|), נהדר(ת|ים|), הכי טוב(ים|ה|), אחלה, מושלמ(ת), מושלם, מופתי, מדהים, אדיב(ים|), נקי(יה|ה|), כיף, חברה טובה, מקצועי(ים|)',
        6,
        'עד (לפני|ש), חבל, היום, מה קרה, כבר לא, לצערי, אבל, ואז, אחר כך, והתקלקל, שהתקלקל, ירד',
      ],
      across: 1,
      unless: { sentence: '@heBetter, @heHealth, הטיפול, הטכנאי אבל, לא צריך' },
    },
    {
      name: 'a pity, you were good',
      lang: 'he',
      steps: [
        'חבל, מאכזב, עצוב, לצערי, מצער, מה קרה',
        6,
        'הייתם, היה פעם, לראות (לאן|איך|מה), שהתקלקל, היה לכם',
      ],
      unless: { sentence: '@heHealth' },
    },
    {
      name: 'it was once',
      lang: 'he',
      steps: [
        '=פעם, בזמנו, בעבר',
        4,
        '(היה|הייתה|היו|הייתם|הייתי|ענו|קיבלתי|קיבלנו|הגיעו|נתתם|עניתם|דאגתם|התייחסו|ידעו)',
        6,
        'שירות, אדיב(ים|), מופתי, ממליצ(ה|), ממליץ, מצוינ(ים|ת), מצוין, מעול(ה|ים), טוב(ים|), מקצועי(ים|), משהו אחר, אחרת, תשובה, יחס, נהדר(ים|), כיף, אכפת',
      ],
      unless: { sentence: '@heBetter, @heHealth, הסניף' },
    },
    {
      name: 'never so bad, as an old customer',
      lang: 'he',
      steps: [
        'מעולם לא, אף פעם לא, בחיים לא, אף פעם',
        5,
        'כל כך (גרוע|נורא|רע|איטי), גרוע כל כך, ככה, כך, גרוע(ה|) (כמו|כמו היום)',
      ],
      unless: { sentence: '@heHealth, @heBetter' },
    },
    {
      name: 'worse since',
      lang: 'he',
      steps: [
        'מאז, מאז, מאז, מאז העדכון, מאז המעבר, מאז השדרוג, אחרי (עדכון|מיזוג|מעבר|שדרוג|שינוי|עזיבה)',
        8,
        '@heWorse',
      ],
      unless: { sentence: '@heBetter, @heHealth, תיקון, התיקון, התקלה' },
    },
    {
      name: 'worse since',
      lang: 'he',
      steps: ['@heWorse, נהיה', 3, 'מאז (מעבר|עדכון|מיזוג|שדרוג|שינוי|ש), מאז'],
      unless: { sentence: '@heBetter, @heHealth, תיקון, התיקון' },
    },
    {
      name: 'number then, number now',
      lang: 'he',
      steps: ['היה #, הייתם #, היה 10', 3, 'עכשיו #, היום #, כעת #'],
    },
    {
      name: 'in the last years',
      lang: 'he',
      steps: [
        '(שנים|שנה|חודשים|חודש|תקופה|זמן|שבועות) אחרונ(ות|ה|ים)?, לאחרונה, בזמן האחרון',
        6,
        'בירידה, ירד(ה|ו|), קרס(ה|), גרוע יותר, פחות, הידרדר(ה|), התדרדר(ה|), נחלש(ה|), בעייתי, מזלזלים, נהיה',
      ],
      unless: { sentence: '@heBetter, @heHealth' },
    },
    {
      name: 'service collapsed of late',
      lang: 'he',
      steps: [
        '(קרס|קרסה|ירד|ירדה|נחלש|נהרס|התרסק)',
        4,
        '(שנים|שנה|חודשים|חודש|תקופה|זמן|שבועות) אחרונ(ות|ה|ים)',
      ],
      unless: { sentence: '@heBetter, @heHealth, המחיר, העמלה' },
    },
    {
      name: 'declines',
      lang: 'en',
      steps: [
        '(gone|going|went|go|goes|been) (steadily |way |rapidly |really |so |all )?down ?hill, downhill (since|from|ever|fast|lately), deteriorat(e|es|ed|ing|ion), (sad|steady|sharp|marked|noticeable|clear|real|massive|huge|big|serious) (decline|drop|deterioration|fall) , (drop|decline|fall|dip|deterioration|reduction|slump) in (the )?(quality|service|standards?|level|care|support|cleanliness|reliability), in decline, on the decline, going to the dogs, gone to the dogs, from bad to worse, (get|gets|getting|got|gotten|keeps getting|become|becoming|becomes|grown|growing) (much |so |even |far |way |progressively |steadily |a lot |only )?(worse|poorer|slower|sloppier|sloppy|so bad|very bad|really bad), worse and worse, slower and slower, longer and longer, (standards|quality|service|things) (have|has|is|are|really|are really|is really)? ?(slipped|slipping|slip|sliding|slid|dropped|dropping|fallen|falling|plummeted|tanked|suffered|gone|nosedived|declined|declining|decreased|went down|diminished|eroded|worsened|sunk), let (your|the|their) standards, lost (your|their|its) (touch|way|edge|magic|quality), has gone (backwards|down), went to (pot|hell|shit), gone to (pot|hell|shit), how (far|the mighty) (you|they|it|have|has)?( have| has)?( fallen)?, taken a (nosedive|dive|turn for the worse|dip), for the worse, worsen(ed|ing|s)?',
      ],
      unless: { sentence: '@enBetter, hope, elevator', before: 'not, never, hasnt, hope' },
    },
    {
      name: 'the level has fallen',
      lang: 'en',
      steps: [
        '@enWe',
        5,
        'declin(ed|ing|es)?, deteriorat(ed|ing|es), drop(ped|ping|s)? (a lot|since|significantly|off|month|sharply|so|recently|noticeably|over|dramatically|in|lately)?, dropped, slip(ped|ping|s)?, worsen(ed|ing), fell off, fallen off, gone down, went down, suffered, decreas(ed|ing), plummeted, not what it, aint what, isnt what, has become (a|so|terrible|awful|poor|worse|bad|unbearable|very|really|less|an), have become (a|so|terrible|awful|poor|worse|bad|unbearable|very|really|less|an), turned (terrible|awful|bad|poor|sour|into), less (frequent|reliable|helpful|friendly|clean)',
      ],
      unless: {
        sentence:
          '@enBetter, price, prices, call dropped, it still drops, router, my phone, card was, offer was, my favourite shop, elevator, slip on',
        inside: 'not, hasnt, never',
      },
    },
    {
      name: 'no longer what it was',
      lang: 'en',
      steps: [
        `(not|isnt|arent|aint|no longer|never|hardly|nowhere near|wasnt|anything but|nothing like) (the |even |quite |as )?(same |what |like |as |company |good |clean |fast |friendly |reliable |helpful |bank |place |it )?(anymore|any more|it used to be|they used to be|you used to be|it was|it once was|you were|you once were|they were|i joined|i signed up (to|with)|i knew|as before|as it was|as they were|as you were|as last year), not as (good|clean|friendly|reliable|fast|helpful|quick|nice|fresh|tasty|professional|responsive|efficient|attentive|caring) (as|anymore|any more), isnt as (good|clean|friendly|reliable|fast|helpful|quick|nice|fresh|professional|responsive) (as|anymore), arent as (good|clean|friendly|reliable|fast|helpful|quick|nice) as, what (it|they|you|we) used to be, not what (it|you|they) (was|were|used), aint what it, used to be (so )?(much )?(better|great|good|excellent|wonderful|amazing|the best|fantastic|reliable|helpful|friendly|clean|quick|fast|nice|a good|a great|my favourite|my favorite|such|so|brilliant|perfect|top|awesome|easy|simple|fun|number one|proud), (was|were|worked) (much |so much |far |way |a lot )?(better|nicer|faster|easier|friendlier|cleaner) (before|in the past|last year|then|under|when|until|years ago|a year ago|prior), (i )?miss the (old|days|way|service|previous|former|good), what happened to (you|the|this|your|my|that|customer|good), sad to see, once (a |such a |the |were |was )?(great|good|excellent|wonderful|proud|reliable|best), you were good once, were good once, has been company, remember when (you|this|they|it), back in the day, days when, good old days, shadow of, not anymore, not any more, ruined (the|it|this|my|everything), (worst|bad|poor|awful|terrible) (it has|its|it|youve|you have|they have|theyve) (ever )?been, never been (this|so|as) (bad|poor|slow|awful|terrible|dirty|rude|unreliable), never (so|this) bad, longer than (ever|before|it used|last), (worse|slower|poorer|dirtier|ruder) than (before|ever|last|it was|it used|a year|the old|previously|in the past|the previous|when|years|they|you)`,
      ],
      unless: {
        sentence: '@enBetter, order, my account, parcel, to my refund, family, my appointment, used to it',
        before: 'not, never',
      },
    },
    {
      name: 'less than before',
      lang: 'en',
      steps: [
        'less, fewer, poorer, worse, slower, longer, weaker, ruder, more expensive, dirtier',
        4,
        'than (a|last|before|ever|it|they|you|the|in|when|years|previously|used)',
      ],
      unless: {
        sentence:
          '@enBetter, less than a, for less than, paid less, no worse, waited less, competitors, than a minute, than the other, than the competition',
      },
    },
    {
      name: 'good once, bad now',
      lang: 'en',
      steps: ['@enOnceGood', 14, '@enNow', 8, '@enBad'],
      across: 1,
      unless: {
        sentence:
          '@enBetter, i used to live, i used to be with, competitor, bought, ordered a, my address, order, joined last year, parcel, for sale, was slow but',
        before: 'not',
      },
    },
    {
      name: 'used to, but now',
      lang: 'en',
      steps: [
        'used to (be|get|answer|have|work|talk|take|call|love|recommend|come|arrive|reply|deliver|enjoy|care|respond|know|send|clean|serve|collect|offer|provide|see|speak|reach), i used to (love|recommend|like|enjoy)',
        14,
        'now, today, nowadays, these days, anymore, any more, but, lately, not anymore, what happened, no more, no longer, before you changed, until, since',
      ],
      across: 1,
      unless: {
        sentence: '@enBetter, be bad, be with your, wait an hour, be terrible, be awful, be slow, live',
      },
    },
    {
      name: 'good until',
      lang: 'en',
      steps: [
        'was, were, used to be, has been, worked',
        3,
        'wonderful, great, good, excellent, fine, amazing, perfect, fantastic, brilliant, reliable, best, helpful, happy',
        5,
        'until, till, up until',
      ],
      unless: { sentence: '@enBetter' },
    },
    {
      name: 'went from good to bad',
      lang: 'en',
      steps: [
        '(went|gone|go|going|changed|turned) from',
        4,
        '(great|good|best|excellent|top|amazing|hero|wonderful|friendly|fast|reliable|helpful|5|five|10|ten)',
        5,
        '(to)',
      ],
      unless: { sentence: '@enBetter' },
    },
    {
      name: 'worse since',
      lang: 'en',
      steps: [
        '(ever )?since (the|you|they|your|this|new|last|switching|moving|it|we|being|that|covid)',
        10,
        'worse, terrible, awful, slow(er)?, nobody, no one, poor, bad, horrible, longer, downhill, nothing, cant, never, impossible, rubbish, declined, useless, late, unreliable, rude, mess, no support, crashes, takes',
      ],
      unless: {
        sentence: '@enBetter, this morning, the repair, no internet, repair, line is dead, yesterday, fault',
      },
    },
    {
      name: 'worse since',
      lang: 'en',
      steps: [
        'worse, terrible, awful, slower, poor, bad, horrible, downhill, rubbish, declined, less reliable, better, fine, deteriorated',
        5,
        '(ever )?(since|after|before) (the|you|they|your|this|new|last|switching|moving|that) (move|merger|update|new|change|takeover|changed|old|manager|owners?|management|redesign|switch|renovation|moved|took|left|were|was|upgrade|year|latest|switched|merged|closed|covid|pandemic|last)',
      ],
      unless: { sentence: '@enBetter, better since, fault, repair' },
    },
    {
      name: 'the new is worse than the old',
      lang: 'en',
      steps: [
        '(the |your )?(new|latest|recent|last) (website|site|app|version|update|system|menu|design|layout|management|owners?|portal|upgrade|redesign)',
        5,
        'worse, terrible, awful, ruined, slower, broke, poor, harder, horrible, useless, downgrade, sucks, confusing',
      ],
      unless: { sentence: '@enBetter' },
    },
    {
      name: 'of late',
      lang: 'en',
      steps: [
        'lately, recently, (the )?(last|past) (few |couple of |several )?(months|weeks|years), this year, of late, every (year|month|time|visit|week), year (by|after|on) year, month (by|after|on) month, these days',
        6,
        'worse, poor, slipping, slower, terrible, awful, declin(ed|ing), dropping, dropped, bad, disappointing, a joke, downhill, deteriorat(ed|ing), sloppy, stale',
      ],
      unless: { sentence: '@enBetter, every time i call, double, bill, weather' },
    },
    {
      name: 'of late',
      lang: 'en',
      steps: [
        'worse, poor, slipping, slow, slower, terrible, awful, declin(ed|ing), dropping, dropped, bad, disappointing, sloppy, stale, turned',
        5,
        'lately, recently, compared (to|with) (before|last|a|the|what|previous), than before, of late, month after month, year after year, every (year|month|visit|week), (over )?(the )?(last|past) (few |couple of |several |two |three )?(months|weeks|years), this year, since last',
      ],
      unless: { sentence: '@enBetter, bill, bad weather' },
    },
    {
      name: 'compared with before',
      lang: 'en',
      steps: [
        'compared (to|with), in comparison (to|with), unlike',
        4,
        'last (year|month|time), before, the past, a year ago, what it was, previous years',
        8,
        'worse, poor(er)?, slow(er)?, bad, terrible, less, down, awful, disappointing',
      ],
      unless: { sentence: '@enBetter' },
    },
    {
      name: 'has become',
      lang: 'en',
      steps: [
        '(has|have|youve|theyve|its|had) (really |now |just |all |so )?(become|turned into|turned|gotten|gone|changed into)',
        4,
        '(a )?(joke|terrible|awful|worse|bad|disgrace|nightmare|unreliable|horrible|poor|rude|slow|useless|unbearable|impossible|so bad|shambles|rubbish|disaster|lazy|greedy|expensive|mess|disappointing|careless)',
      ],
      unless: { sentence: '@enBetter, weather, my' },
    },
    {
      name: 'how bad it has become',
      lang: 'en',
      steps: [
        'how (bad|poor|awful|terrible|slow|low|far|much worse)',
        4,
        '(has|have|youve|theyve|its|it|you) (become|gotten|got|sunk|fallen|gone|changed|slipped)',
      ],
    },
    {
      name: 'then and now',
      lang: 'he',
      steps: [
        '=פעם, שפעם, בעבר, בזמנו, לפני (שנה|שנתיים|כמה שנים|# שנים|חודשיים|כמה חודשים), בהתחלה, בשנה שעברה',
        10,
        'היום, כיום, עכשיו, כעת, לאחרונה, והיום',
        8,
        'רק, קשה, לא, אין, שעה, שעות, שבוע(יים), ימים, גרוע(ה|), איטי(ת|), מחכ(ה|ים), בקושי, אף אחד, כלום, פי, נורא, ירד(ה|)',
      ],
      across: 1,
      unless: {
        sentence: '@heBetter, @heHealth, רוצה, קניתי, הזמנתי, צריך, צריכה, מתחרים',
        inside: 'עונים מיד, רוצה',
      },
    },
    {
      name: 'hard now, easy then',
      lang: 'he',
      steps: [
        'נהיה, נהייתה, נהיו, נעשה, נעשתה, הפך, הפכה, הפכו',
        8,
        'קשה, גרוע(ה|ים|), בלתי אפשרי, איטי(ת|ים|), יקר(ה|ים|), נורא, מסורבל(ת|), בלגן, סיוט, מלוכלכ(ת|ים), מלוכלך, לגרוע(ה|ים|), גרועה, לבלתי, פחות',
      ],
      unless: { sentence: '@heBetter, @heHealth, אחרי ההסבר' },
    },
    {
      name: 'better in the past',
      lang: 'he',
      steps: [
        '(היה|הייתה|היתה|היו|הייתם|עבד|עבדה|ענו)',
        3,
        'יותר, טוב(ה|ים|), מקצועי(ים|), איכותי(ים|), טעים, נקי, מהיר(ים|)',
        3,
        'בעבר, =פעם, קודם, לפני (שנה|שנתיים|כמה|המעבר|העדכון|המיזוג|השינוי), בשנים קודמות',
      ],
      unless: { sentence: '@heBetter, @heHealth' },
    },
    {
      name: 'free fall',
      lang: 'he',
      steps: [
        '(איכות|שירות|רמה|רמת|חברה|קופה|בנק|מוקד|סטנדרט|זמינות)',
        4,
        'בצניחה, צניחה, בירידה, בנפילה, במדרון, מגדולת(ה|ו|ם), לתהום, ירד(ה|) מגדולת(ה|ו)',
      ],
      unless: { sentence: '@heBetter, @heHealth' },
    },
    {
      name: 'longer than it was',
      lang: 'he',
      steps: [
        '(התארך|התארכו|התארכה|התארכ|התייקר|גדל|גדלו|הוכפל|הוכפלו|זמן ההמתנה|זמני ההמתנה|התור|התורים)',
        4,
        'פי, לעומת, ביחס, הוכפל(ו|), התארכ(ו|), התארך, מאוד לאחרונה, משנה',
      ],
      unless: { sentence: '@heBetter, @heHealth, כפול' },
    },
    {
      name: 'you were professionals',
      lang: 'he',
      steps: [
        'הייתם, היית',
        2,
        'מקצוענים, מקצועיים, טובים, הכי, מצוינים, אחרים, שם דבר, חברה טובה, מספר אחת, אדיבים, אמינים, מדהימים, אלופים, נהדרים פעם',
      ],
      unless: { sentence: '@heBetter, תודה, אתמול, היום' },
      weight: 0.5,
    },
    {
      name: 'not nearly as good',
      lang: 'en',
      steps: [
        'not, isnt, arent, nowhere, doesnt, wasnt',
        3,
        'as (good|clean|friendly|reliable|fast|helpful|quick|nice|fresh|well|much|often|professional|responsive|polite|tasty|safe|comfortable|efficient|strong)',
        5,
        'as, anymore, any more',
        5,
        'was, were, used, before, when, last, once, years?, past, did, signed, joined',
      ],
      unless: { sentence: '@enBetter' },
    },
    {
      name: 'twice as long as then',
      lang: 'en',
      steps: [
        '(twice|three times|double|much|far|so much|ten times) (as )?(long|slow|longer|slower|expensive|worse|bad)',
        10,
        'as it (did|was|used), than (it|a|last|before|in), a year ago, last year, before',
      ],
      unless: { sentence: '@enBetter' },
    },
    {
      name: 'better in the past',
      lang: 'en',
      steps: [
        'better, fresher, nicer, faster, quicker, cleaner, friendlier, cheaper, easier, more (helpful|reliable|professional|polite|responsive|friendly|personal|attentive)',
        4,
        'in the past, in the old days, years ago, before (the|you|this|they), under the (old|previous), last year, a year ago, back then, when (you|it|they) (were|was), previously',
      ],
      unless: { sentence: '@enBetter, is better, now better, even better, much better now, better than' },
    },
    {
      name: 'years ago you would have',
      lang: 'en',
      steps: [
        'years ago, a year ago, in the past, once, there was a time, back then, in the old days',
        3,
        '(you|they|it|someone|people|staff|a person|the staff) (would|used to|could|had|answered|fixed|cared|knew|came|took|was|were)',
      ],
      unless: { sentence: '@enBetter, bought, ordered, joined, i had, moved' },
      weight: 0.6,
    },
    {
      name: 'since then hopeless',
      lang: 'en',
      steps: [
        'ever since, since (you|they|the|your) (outsourced|merged|moved|changed|switched|took over|were bought|closed|updated|introduced|new|merger|takeover|update|change|move)',
        10,
        'hopeless, worse, terrible, awful, useless, slow, nobody, no one, cant, never, bad, poor, nothing, impossible, chaos, mess, nightmare, horrible, joke, longer, rude, hard, difficult, doesnt, dont, isnt, not',
      ],
      unless: { sentence: '@enBetter, router, technician, repair, came our' },
    },
  ],
};
