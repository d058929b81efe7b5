import type { SignalPack } from '#kernel/text/signals/signal';

/** Danger to life, health, body or property. Better one too many than one too few, but no figures of speech. */
export const safety: SignalPack = {
  id: 'safety',
  he: 'סכנה לבטיחות',
  en: 'Safety',
  severity: 3,
  words: {
    heThing: `נתב, ראוטר, מטען, סוללה, סוללת, שקע, שקעים, תקע, מכשיר, מכשירים, תנור, דוד, מקרר, מזגן, מכונה, מכונת, מייבש, טלפון, מסך, קומקום, כבל, כבלים, חוט, חוטי, לוח, ארון, ארונית, מונה, עמוד, פנס, קיר, תקרה, גג, מרפסת, עץ, פח, מדרכה, מעלית, רכב, אוטו, קורקינט, אופניים, כיסא, עגלה, צעצוע, מיטה, מעקה, גדר, מנורה, נורה, חשמל, אוטובוס, רכבת, מחבת, סיר, בניין, בית, דירה, חדר, מטבח, מוצר, מתקן, נדנדה, מגלשה`,
    hePeople: `ילד(ה|ים|ות|י|יי|ינו|תי|ו|), תינוק(ת|ות|ים|), הבן שלי, הבת שלי, בני, בתי, אמא, אבא, אמי, אבי, סבתא, סבא, קשיש(ה|ים|ות|), אישה, אשתי, בעלי, איש, אנשים, שכנ(ה|ים|), שכן, אנחנו, אני, זקנ(ה|ים), נכה, חולה, הריון, מישהו, כולנו, אדם, דיירים, תלמידים, הולכי רגל`,
    heFigure: `מבצע, מתה? על, מת על, מתה על, עצבים, בטן, חבילת, גלישה, מהודעות, מצחוק, לקפה, קפה, בתמונה, הפיצה, פיצה, ביטוח, מטף, לקנות, כמה עולה, יש במלאי, תרגיל, בחדשות, אין שום, אין סכנה, לא מסוכן, מהיחס, אמינות, כלקוח(ה|), מחיר, מחירים, מהר, לבן, חומוס, הנחה, מאוד אהבתי, אהבתי, גלאי (עשן|גז), סוף סוף`,
    heMedical: `תרופ(ה|ות), תרופת, כדור(ים|), מינון, מרשם, חיסון, זריקה, אינסולין, אינפוזיה, בדיקה, ניתוח`,
    enThing: `router, charger, battery, socket, outlet, plug, device, phone, machine, heater, oven, stove, cooker, boiler, meter, box, cable, wire, wires, panel, lamp, light, adapter, laptop, fridge, kettle, dryer, tv, car, scooter, bike, chair, toy, product, wall, roof, ceiling, house, apartment, building, kitchen, appliance, modem, unit, fuse box, cord, extension, blanket, pavement, stairs, bridge, pole, tree, bus, train`,
    enPeople: `child, children, kid, kids, baby, babies, toddler, infant, newborn, son, daughter, wife, husband, mother, mom, mum, father, dad, grandmother, grandma, grandfather, elderly, neighbou?r, neighbou?rs, someone, somebody, people, me, i, my hand, we, pregnant, patient, patients, pedestrian, pedestrians, passenger, passengers, she, he, everyone, anyone, pet, dog`,
    enFigure: `on fire today, you guys are on fire, sale is on fire, killing me, dying to, died laughing, blood is boiling, insurance, policy cover, cover fire, fire tv, fire stick, fired, firewall, fees, my wallet, prices, feelings, data in a day, hot deals, do you sell, in stock, detectors, discount, menu, flavou?r, dynamite, patience, no danger, not dangerous, isnt dangerous, lose my, great job, free hotel, question, saved my life, life saver, killer, kit, death certificate, attitude, thanks`,
  },
  rules: [
    {
      name: 'gas',
      lang: 'he',
      steps: [
        'ריח (חזק |חריף |כבד )?(של |ה)?גז, (דליפ|נזיל|פריצ)(ת|ה) (של )?גז, (גז|הגז) (דולף|נוזל|דלף), דולף גז, דולף (לנו |לי )?גז, מריח(ה|ים|) (פה |כאן |חזק )?גז, פחמן חד חמצני, (פחמן|הפחמן) חד, הרעל(ת|ה) (גז|פחמן), בלון גז (דולף|התפוצץ)',
      ],
      unless: { sentence: 'אין ריח, כמה עולה' },
    },
    {
      name: 'gas',
      lang: 'he',
      steps: ['גז', 4, 'דולף, דליפה, דולפת, ריח, נחנק(ת|ים)'],
      unless: { sentence: 'פלפל, חשבון' },
    },
    {
      name: 'fire and smoke',
      lang: 'he',
      steps: [
        '(שריפ(ה|ות)|שרפה|דליקה|להבות) , בוער(ת|ים|), עול(ה|ים) באש, עלה באש, עלתה באש, (התחיל|התחילה) (לבעור|להישרף|לעשן), (התלקח|נדלק)(ה|ו) , התלקח, (יוצא|יצא|יצאה|עולה|עלה|מעלה|פולט|היה|יש|מלא) (ממנו )?(לי )?(עשן|אש|להבות), (עשן|אש|להבה) (יוצא|יוצאת|יצא|יצאה|עולה|עלה|מ|סמיך|שחור|בבית|בבניין), ריח (של )?(חזק |חריף )?(שרוף|שריפה|שרפה|חריכה|עשן|פלסטיק שרוף|כימי|רעל), מעלה עשן, ניצוצ(ות|), ניצוץ, גיצים, נשרפ(ה|ו) (לי|לנו|ה)?, נשרף (לי|לנו), (כמעט )?(נשרף|נשרפנו|נשרפה)',
      ],
      unless: { sentence: '@heFigure', before: 'אין, לא, ביטוח' },
    },
    {
      name: 'a thing burns or bursts',
      lang: 'he',
      steps: [
        '@heThing',
        6,
        'התפוצצ(ה|ו), התפוצץ, מתפוצצ(ת|ים), התנפח(ה|ו|), נפוח(ה|), נשרפ(ה|ו), נשרף, נמס(ה|), התחמם, התחממ(ה|ו), מתחמם (מאוד|מדי|נורא|ו), רותח(ת|), לוהט(ת|), מחשמל(ת|ים|), מכת חשמל, עישן, מעשנ(ת|), שרופ(ה|), נמסה',
      ],
      unless: { sentence: '@heFigure, מחשמל(ת|) ביותר' },
    },
    {
      name: 'burst things first',
      lang: 'he',
      steps: ['התפוצצ(ה|ו), התפוצץ, התנפח(ה|ו|), נשרפ(ה|ו), נשרף', 4, '@heThing'],
      unless: { sentence: '@heFigure' },
    },
    {
      name: 'electricity',
      lang: 'he',
      steps: [
        'התחשמל(תי|נו|ה|ו|), מתחשמל(ת|ים|), (כמעט )?התחשמל, מכת (חשמל|זרם), מכות חשמל, =מחשמל(ת|ים|), קצר (ב|חשמלי|ו), (כבל|כבלים|חוט|חוטים|חוטי|כבלי) (חשמל )?(חשוף|חשופים|קרוע|קרועים|תלוי|תלויים|גלוי|גלויים|פתוח|שרוף|חי), (כבל|חוט|חוטי) חשמל, (ארון|לוח|ארונית) חשמל (פתוח|חשוף|פרוץ|רטוב|פתוחה), מים (על|ב|נוטפים על|מטפטפים על|מגיעים) (לוח|שקע|שקעים|ארון)',
      ],
      unless: { before: 'אין, לא', sentence: '@heFigure' },
    },
    {
      name: 'water and electricity',
      lang: 'he',
      steps: [
        'הצפה, מים, דולף, נזילה, מוצף, נוטף, מטפטף, רטיבות',
        8,
        'שקע(ים|), לוח חשמל, ארון חשמל, כבלים, חשמל',
      ],
      unless: { sentence: 'אין מים ואין חשמל, אין חשמל, חשבון, הפסקת' },
    },
    {
      name: 'danger, said outright',
      lang: 'he',
      steps: [
        'סכנ(ת|ה) (חיים|נפשות|לחיים|ממשית|מיידית|מידית|חמורה|בטיחותית|לילדים|לציבור|התחשמלות|שריפה|מוות|קריסה|נפילה|של ממש|אמיתית|גדולה|לדיירים), סכנה (ילדים|תינוק|בריאות|חיים|עוברים), מפגע (בטיחותי|מסוכן|בטיחות|חמור), ליקוי בטיחות(י|), סיכון (חיים|בטיחותי|בריאותי), מסכנ(ת|ים) (את )?(חיי|חיים|ילדים|בריאות|אותנו|אנשים|הציבור), מסכן (את )?(חיי|חיים|ילדים|אותנו|אנשים), מסוכנ(ת|ים) (ילדים|ציבור|חיים|בריאות), מסוכן (ילדים|ציבור|חיים|בריאות|ביותר|מאוד|ממש|לילדים|מישהו), פיקוח נפש, חיי אדם, (מצב|מקרה) (חירום|חרום)( רפואי)?, מצב מסכן, יעלה בחיי, עולה בחיי, ייהרג, יהרג, ייפגע (מישהו|ילד), מישהו (עוד )?(ייהרג|יהרג|ימות|ייפגע|יפגע|יפצע|ייפצע), ילד (ימות|ייהרג|יפול|ייפול|ייפגע), עד ש(מישהו|ילד), לפני שיקרה אסון, (יקרה|קרה|נמנע|לאסון|מחכים) אסון',
      ],
      unless: {
        sentence:
          'אין שום סכנה, אין סכנה, לא מסוכן, לסמוך, להפסיד, חבילת חירום, שירות חירום, מספר חירום, כמה עולה',
        before: 'לא, אין',
      },
    },
    {
      name: 'dangerous to people',
      lang: 'he',
      steps: ['סכנה, מסוכנ(ת|ים), מסוכן, סיכון, מפגע', 10, '@hePeople, ליפול, רחוב, כביש, מדרכה, לקרוס'],
      unless: { sentence: '@heFigure, לסמוך, לאחר, שאאחר, תשלום', before: 'לא, אין' },
    },
    {
      name: 'somebody is hurt',
      lang: 'he',
      steps: [
        'נפצע(תי|ה|ו|נו|), ייפצע, פצוע(ה|ים|), פציע(ה|ות), נחבל(תי|ה|ו|), חבל(ה|ות), נכוו(יתי|תה|ו), נכווה, כווי(ה|ות), כוויות, נכוויתי, נחתכ(תי|ה), נחתך, שבר(תי|ה) (את )?(יד|רגל|אגן|ראש|שן|ירך), מדמם, מדממ(ת), דימום, דם (ב|על|יורד), איבד(תי|ה|) (את )?הכרה, חסר(ת|) הכרה, התעלפ(תי|ה|ו), התעלף, נחנק(תי|ה|ים|ת|ו), נחנק, בלע(ה|) (חלק|חתיכה|סוללה|מגנט), נהרג(ה|ו|), פונ(ה|תה|יתי) (ל|ב)(בית חולים|מיון|אמבולנס), אושפז(ה|תי|), (נסע|נסענו|הגענו|הגעתי|נלקח) ל(מיון|בית חולים), נפגע(תי|ה|) (גוף|ראש|יד|רגל|גב|עין|תאונה)',
      ],
      unless: {
        sentence: '@heFigure, מצחוק, ביטוח תאונות, כלקוח, השירות שלכם, האפליקציה',
        before: 'לא, אף אחד לא',
      },
      weight: 0.9,
    },
    {
      name: 'somebody fell or something fell on them',
      lang: 'he',
      steps: [
        '@hePeople',
        6,
        'נפל(ה|ו|תי|), נופל(ים|ת|), החליק(ה|ו|), נתקע(ה|ו|תי|נו) במעלית, לכוד(ה|ים|) , תקוע(ה|ים|) מעלית, נחבל(ה|), הקיא(ה|ו|), מקיא(ה|ים), חול(ה|ים|ות) מה',
      ],
      requires:
        'בור, מדרכה, מעלית, ראש, מדרגות, כביש, נפצע(ה|ו|), אגן, יד, רגל, רצפה, מים, אוכל, נזק, כיסא, גובה, בית חולים, מיון, שבר(ה|), מפגע, גידור, נחבל(ה|), צעצוע, מעקה',
    },
    {
      name: 'stuck in a lift',
      lang: 'he',
      steps: [
        '(נתקע|נתקעה|נתקעו|נתקעתי|נתקענו|תקוע|תקועה|תקועים|לכוד|לכודה|לכודים|כלוא|כלואה|כלואים) (בתוך )?מעלית',
      ],
    },
    {
      name: 'something falls or collapses',
      lang: 'he',
      steps: [
        '(תקרה|קיר|גג|מרפסת|עמוד|עץ|גדר|מדרכה|מדרגות|פיגום|שלט|כביש|מעקה|מגלשה|נדנדה|קורה|עמוד חשמל|עמוד תאורה)',
        4,
        'קרס(ה|ו|), קורס(ת|ים|), מתמוטט(ת|), התמוטט(ה|), לקרוס, ליפול, להתמוטט, עומד(ת|) (קרוס|ליפול|נפול|לקרוס|להתמוטט), נפל(ה|ו|), נוטה, מט ליפול, שבור(ה|ים), רופפ(ת|), רופף, התפרק(ה|)',
      ],
      unless: { sentence: 'תשלום, אתר' },
    },
    {
      name: 'open hole',
      lang: 'he',
      steps: [
        '(בור|ביוב|שוחה|שוחת|מכסה|תעלה)',
        4,
        'פתוח(ה|), פעור(ה|), פרוצ(ה|), חסר, ללא (גידור|כיסוי|מכסה), בלי (גידור|כיסוי|מכסה), נפער, שבור',
        14,
        '@hePeople, מדרכה, רחוב, כביש, גן, ספר, גידור, ביוב, בית',
      ],
      unless: { sentence: 'פנייה' },
    },
    {
      name: 'health at once',
      lang: 'he',
      steps: [
        'אמבולנס, מד"א, מדא, כאב(ים|) (חזק |חזקים )?ב(חזה|לב), לחץ בחזה, לא (מצליח|מצליחה|יכול|יכולה) לנשום, קשיי נשימה, קוצר נשימה, מצוקה נשימתית, (אירוע|התקף) (לב|לבבי|מוחי|אפילפטי|חרדה קשה), שבץ, תגובה אלרגית, אלרגי(ה|ת) (קשה|חמורה|ל), אנפילק(טי|סיס), הרעל(ת|ה), רעלת (קיבה|מזון), פרכוס(ים|), החייאה, מדמם, שטף דם, זיהום קשה, אלח דם',
      ],
      unless: { sentence: 'הנחה, בזמן השיחה, עבר, כמה עולה, רופא במד"א, עובד', before: 'לא, אין' },
    },
    {
      name: 'the wrong medicine',
      lang: 'he',
      steps: [
        '@heMedical',
        6,
        '(לא |ה)?(נכונ(ה|ים)|נכון), שגוי(ה|ים|), שגויה, טעות, פג(ה|ת|י) תוקף, פג תוקף, אלרגי(ה|), של (מישהו|מטופל|חולה) אחר(ת|), אחר(ת|) במקום, כפול(ה|), מוטעה, הרגשתי רע, נהרס(ה|ו|), התקלקל(ה|), נפגע, נגמר(ה|) ואין',
      ],
      requires: '@heMedical',
      unless: { sentence: 'חיוב, חשבון, מחיר' },
    },
    {
      name: 'machine of life without power',
      lang: 'he',
      steps: [
        'חמצן, מכונת הנשמה, מונשמ(ת), מונשם, מחולל חמצן, לחצן (מצוקה|חירום), אינסולין, דיאליזה, מכשיר (הנשמה|רפואי|חיוני|סיפאפ), סיפאפ, אפנאה',
        14,
        'אין, לא עובד(ת|), מנותק(ת|), בלי, ללא, נהרס, הפסקת, מת, נפל, כבוי, תקול(ה|), מחובר(ת|), לא פועל',
      ],
      unless: { sentence: 'לצוללים, כמה עולה, יש אצלכם' },
    },
    {
      name: 'machine of life without power',
      lang: 'he',
      steps: ['מחובר(ת|), תלוי(ה|)', 3, 'חמצן, מכונת הנשמה, מכונה, מכשיר'],
    },
    {
      name: 'helpless people without light, warmth or water',
      lang: 'he',
      steps: [
        '@hePeople',
        8,
        '(בלי|ללא|אין) (להם |לו |לה |לנו )?(מים|חשמל|חימום|מזגן|אוכל|טלפון|קו|חמצן|תרופות)',
      ],
      requires:
        'תינוק(ת|ות|), קשיש(ה|ים|ות|), זקנ(ה|ים), חולה, נכה, הריון, סוכרת, חמצן, קור, בקור, שרב, עומס חום, לבד, ניצול(ת|) שואה, מוגבל(ת|)',
    },
    {
      name: 'cannot call for help',
      lang: 'he',
      steps: [
        'לא (יכול|יכולה|ניתן|אפשר|מצליח|מצליחה) (להזמין|להתקשר|לקרוא|להשיג)',
        3,
        'אמבולנס, מד"א, עזרה, משטרה, 101, 100, מוקד חירום, רופא, כיבוי',
      ],
    },
    {
      name: 'harm to oneself',
      lang: 'he',
      steps: [
        '(א)?תאבד(ות)?, אתאבד, להתאבד, מתאבד(ת|) אם, התאבדות, אובדני(ת|ות|ים|), (לא רוצה|לא בא לי|נמאס לי|אין (לי )?(טעם|סיבה|חשק|כוח)) (כבר |יותר |עוד )?(לחיות|להמשיך לחיות|בחיים), לא רוצה לחיות, שים (קץ|סוף) (חיי|חיים|החיים|זה ולחיים), לשים (קץ|סוף) (חיי|חיים|החיים), אשים (קץ|סוף), לגמור עם (עצמי|החיים|הכל|הכול), אגמור עם (עצמי|החיים), לפגוע בעצמי, אפגע בעצמי, לסיים את חיי(ם|), (רוצה|רוצה פשוט|בא לי|עדיף לי) (פשוט |כבר )?למות, מחשבות (אובדניות|על מוות|על התאבדות), אני (אמות|מתה|מת) מ(רעב|קור|כאב), הוא רוצה למות, רוצה למות',
      ],
      unless: { sentence: 'חומוס, מצחוק, על האפליקציה, על השירות' },
    },
    {
      name: 'violence or threats',
      lang: 'he',
      steps: [
        '(שליח|טכנאי|נציג|נהג|עובד|מאבטח|פקח|שכן|בעלי|אקס|גרוש שלי|מטפל|גבר|מישהו|הוא)',
        5,
        'איים עלי(י|נו|), מאיים עלי(י|נו|), מאיים (להרוג|לרצוח|לפגוע), תקפ(ה|) אותי, תקף אות(י|נו), הרביצ(ה|) לי, הרביץ לי, דחפ(ה|) אותי, דחף אותי, הטריד(ה|) (אותי|מינית), נגע בי, היכה אות(י|נו), עקב אחריי, פרץ, מטריד אותי, להרוג, שלפ סכין, שלף סכין',
      ],
    },
    {
      name: 'violence or threats',
      lang: 'he',
      steps: [
        'מאיים(ת|) (להרוג|לרצוח|לפגוע בי)?, (איים|איימה|איימו|מאיים|מאיימים) (עליי|עלי|עלינו|להרוג|לפגוע), אלימות (במשפחה|פיזית), תקיפה (מינית|פיזית), הטרדה מינית, חושש(ת|) לחיי, בסכנת חיים, פוחדת ממנו',
      ],
      unless: { sentence: 'בתביעה, לא מאיים, לתבוע, משפטי' },
    },
    {
      name: 'spoilt food, foreign matter',
      lang: 'he',
      steps: [
        "זכוכית, מתכת, תולעים, חרק(ים|), עובש, מסמר, חומר ניקוי, פלסטיק, עכבר, ג'וקים, רעל",
        3,
        'ב(תוך )?(אוכל|מזון|מזונ|בקבוק|קופסה|מנה|לחם|מטרנה|סלט|בשר|פיתה|תרופה|מים|כדורים), באוכל, במזון',
      ],
    },
    {
      name: 'made ill by what we gave',
      lang: 'he',
      steps: [
        '(מים|אוכל|מוצר|מנה|בשר|גלידה|קרם|תרופה|תוסף)',
        10,
        'הקיא(ו|ה|), חול(ים|ה), הורעל(נו|תי|ו), הרעלה, פריחה, אושפז(ה|), כאבי בטן',
      ],
    },
    {
      name: 'brakes and wheels',
      lang: 'he',
      steps: [
        '(בלמים|ברקסים|בלם|הגה|גלגל|כרית אוויר)',
        6,
        'לא (עובדים|עובד|תפסו|תופסים|הגיבו|נפתחה), כשל(ו|), נתלש, התפרק, נעל, ננעל, התפוצץ',
      ],
    },
    {
      name: 'gas',
      lang: 'en',
      steps: [
        'gas leak(s|ing|age)?, leaking gas, gas is leaking, (smell(s|ing|ed)?|smelt|odou?r|whiff|stink|reek(s|ing)?|stench) (of |like |the |a |strong |strongly of )?(strong )?gas, smell gas, gas smell, carbon monoxide, co alarm, (leak(s|ing)?|fumes) (of )?(gas|fumes|chemicals), gas fumes, leaking fumes',
      ],
      unless: { before: 'no, not', sentence: 'do you sell' },
    },
    {
      name: 'fire and smoke',
      lang: 'en',
      steps: [
        '(caught|catch(es|ing)?|set|started|is|was|are|were) (on )?fire, on fire, went up in flames, in flames, burst into flames, flames, fire in (the|my|our), house fire, electrical fire, smoke (is |was )?(coming|pouring|billowing|from|rising|out|filled|everywhere), smoking, started (to smoke|smoking|burning|melting), smell(s|ed|ing)? (of |like )?(something )?(burning|burnt|burned|smoke), burning smell, burnt smell, burning plastic, sparks?, sparking, sparked, started a fire, burned down, burnt down, burst into fire, fire hazard, smouldering, smoldering, scorch(ed|ing)?, singed',
      ],
      requires: '@enThing, @enPeople, fire, smoke, burning, flames, sparks, sparking',
      unless: {
        sentence: '@enFigure, smoke free, smoking area, no smoking, quit smoking, non smoking, fire sale',
        before: 'no, not',
      },
    },
    {
      name: 'a thing bursts or burns',
      lang: 'en',
      steps: [
        '@enThing',
        8,
        'explod(e|ed|es|ing), exploded, blew up, blown up, swollen, swell(ed|ing)?, bulging, overheat(s|ed|ing)?, overheated, melted, melting, burnt, burned, red hot, too hot to touch, burn(s|ed|t|ing) (my|the|his|her|through|a), collapsed?, collapsing, snapped, fell on, about to (fall|collapse), falling (down|off|apart on), shattered, came off, gives? (me )?(a |an )?(electric )?shocks?',
      ],
      unless: { sentence: '@enFigure, dropped, pocket' },
    },
    {
      name: 'it burned me',
      lang: 'en',
      steps: [
        '(burn(ed|t|s)?|scald(ed)?|shock(ed|s)|electrocuted|zapped|cut|injured|hurt|hit|bit|poisoned|choked) (my|me|his|her|our|him) ?(hand|hands|arm|face|leg|son|daughter|finger|fingers|child|baby|kid|head|eye|skin|wife|husband|dog)?, it burn(ed|t)? my, explod(ed|es|ing) (on|in) (my|the)',
      ],
      unless: { sentence: '@enFigure, by the price, hidden, by how, by the' },
      requires:
        'hand, hands, arm, face, leg, son, daughter, finger, fingers, child, baby, head, eye, skin, @enThing, hospital, electrocuted',
    },
    {
      name: 'electricity',
      lang: 'en',
      steps: [
        'electric(al)? shocks?, electrocut(ed|ion|e), (exposed|live|bare|loose|dangling|hanging|downed|sparking) (electric(al)? )?(wires?|wiring|cables?|cabling|power ?lines?), (wires?|cables?|cabling|wiring) (is |are |was |left |were )?(exposed|live|bare|hanging|dangling|down), (power|electric) ?lines? (is |are )?(down|fallen|fell|hanging), wire exposed, short circuit, (water|flood(ing)?|leak(ing)?|dripping) (is |was )?(dripping |leaking |running |coming )?(into|near|on|onto|in|over|by) (the )?(fuse box|electrics?|sockets?|panel|electrical|outlets?|wiring|consumer unit), near the electrics',
      ],
      unless: { before: 'no' },
    },
    {
      name: 'danger, said outright',
      lang: 'en',
      steps: [
        '(safety|fire|health|choking|trip|serious|electrical|public) (and safety )?(hazard|risk|danger|issue|concern|violation)s?, hazardous, life threatening, life or death, matter of life, going to get (hurt|killed), get (hurt|killed), (very |so |extremely |really |its |it is |thats |this is |is )dangerous, dangerous (for|to) (the |my |our )?(kids|children|public|people|anyone|health|drivers|pedestrians), in danger, danger to (life|the public|my|our|children|health|people|others), grave danger, immediate danger, unsafe, not safe (for|to), isnt safe, risk to life, emergency, accident waiting to happen, before someone (is|gets), nearly (killed|died|electrocuted|drowned|set)',
      ],
      unless: {
        sentence:
          '@enFigure, exit was, emergency fund, only annoying, emergency number, emergency exit, laughing, small businesses, emergency call out fee',
        before: 'not, no, never, isnt, not so, small',
      },
    },
    {
      name: 'somebody will be hurt',
      lang: 'en',
      steps: [
        'someone, somebody, child, kid, kids, children, anyone, people, we, he, she, they',
        1,
        'is, are, will, could, may, might, going to, can, would, nearly, almost',
        2,
        'hurt, killed, die, died, injured, electrocuted, burned',
      ],
      unless: { sentence: '@enFigure, small businesses, laughing' },
    },
    {
      name: 'somebody is hurt',
      lang: 'en',
      steps: [
        '(was|were|got|is|am|are|been|badly|seriously|left me|been) (badly |seriously |severely )?(injured|hurt|hospitali[sz]ed|hospitalised|hospitalized|wounded|unconscious|poisoned|burned|burnt|electrocuted|scalded|bleeding|rushed to), injur(y|ies|ed), bleeding, broke (my|his|her) (hip|arm|leg|wrist|ankle|nose|foot|tooth|back|collarbone), fractured, concussion, unconscious, passed out, fainted, collapsed in, (rushed|taken|went|ended up) (to|in) (the )?(hospital|er|a e|emergency room|emergency), in hospital with, stitches, chok(ed|ing) on, choked on, swallowed (a|the|part|battery|magnet|it), knocked out, (trip(ped|s)?|slip(ped|s)?|fell|fall) (on|over|down|because|due|and|off|from|into|through) (of )?(the|a|your|that|broken|and)?',
      ],
      requires:
        'injured, injury, hospital, bleeding, hip, arm, leg, wrist, ankle, head, broke, broken, stitches, unconscious, passed out, fainted, choked, choking, swallowed, hurt, burned, electrocuted, poisoned, pavement, stairs, sidewalk, pothole, hole, concussion, fractured, emergency room',
      unless: { sentence: '@enFigure, feelings, connection, phone fell, my wallet, screen' },
    },
    {
      name: 'health at once',
      lang: 'en',
      steps: [
        'ambulance, (chest|heart) pains?, heart attack, stroke, cant breathe?, can not breathe?, cannot breathe?, cant breath, struggling to breathe, difficulty breathing, trouble breathing, short(ness)? of breath, allergic reaction, anaphyla(xis|ctic), seizures?, overdose, food poisoning, poisoned, poisoning, suffocat(e|ed|ing), going into labou?r, in labou?r, severe pain, sepsis, vomiting blood, coughing blood, having a stroke',
      ],
      unless: { sentence: '@enFigure, cover in my plan, drove past, no longer', before: 'no, a hand' },
    },
    {
      name: 'the wrong medicine',
      lang: 'en',
      steps: [
        '(wrong|incorrect|expired|out of date|someone elses|somebody elses|another patients|mixed up|contaminated|double) (medication|medicine|meds|dose|dosage|prescription|pills|tablets|drug|drugs|insulin|vaccine|blood|baby formula|formula)',
      ],
    },
    {
      name: 'the wrong medicine',
      lang: 'en',
      steps: [
        'medication, medicine, meds, pills, tablets, insulin, prescription, drug, dose',
        7,
        'wrong, expired, spoiled, spoilt, ruined, made me (ill|sick|faint|worse), passed out, reaction, overdose, gone bad, out of date',
      ],
      unless: { sentence: 'wrong address, wrong store, wrong price, wrong branch, expired prescription' },
    },
    {
      name: 'machine of life without power',
      lang: 'en',
      steps: [
        'oxygen (machine|concentrator|tank|supply)?, ventilator, dialysis, cpap, medical alert, medical alarm, panic button, alarm button, emergency button, pendant alarm, life support, insulin, medical equipment, nebuli[sz]er, nebulizer, feeding pump',
        14,
        'out, dead, off, no power, without, not work, down, isnt working, stopped, outage, not working, doesnt work, disconnected, power, spoiled, spoilt, fails?',
      ],
      unless: { sentence: 'do you sell, how much' },
    },
    {
      name: 'machine of life without power',
      lang: 'en',
      steps: [
        '(depends|depend|relies|rely|reliant|dependent) on',
        4,
        'oxygen, ventilator, dialysis, medical, insulin, electricity, machine, power',
      ],
    },
    {
      name: 'helpless people without light, warmth or water',
      lang: 'en',
      steps: [
        'newborn, infant, baby, elderly, disabled, pregnant, pensioner, frail, vulnerable, sick child, grandmother, grandfather, year old mother, year old father, small children, toddler',
        12,
        '(no|without|has had no|have no|lost|with no) (any )?(heating|heat|water|power|electricity|food|phone|medication|hot water|air conditioning|ac|gas|light)',
      ],
    },
    {
      name: 'helpless people without light, warmth or water',
      lang: 'en',
      steps: [
        '(no|without) (heating|heat|water|power|electricity|air conditioning|gas|phone)',
        8,
        'newborn, infant, baby, elderly, disabled, pregnant, pensioner, vulnerable, toddler, small children',
      ],
    },
    {
      name: 'cannot call for help',
      lang: 'en',
      steps: [
        '(cant|cannot|can not|unable to|couldnt) (call|ring|reach|dial|phone|get)',
        3,
        '911, 999, 112, 101, ambulance, emergency services, help, the police, a doctor',
      ],
    },
    {
      name: 'harm to oneself',
      lang: 'en',
      steps: [
        'suicid(e|al), kill(ing)? (myself|himself|herself|themselves), end(ing)? (my|his|her|their) (own )?life, end(ing)? it all, (dont|do not|doesnt|no longer|didnt) want to (live|be alive|be here|go on|wake up|exist)( anymore)?, want(s|ed)? to die, better off dead, (hurt|harm|cut|hurting|harming) (myself|himself|herself|themselves), self harm, no reason to live, nothing to live for, take my own life, taking my own life, cant go on living, not worth living',
      ],
      unless: { sentence: 'dying to' },
    },
    {
      name: 'violence or threats',
      lang: 'en',
      steps: [
        '(threatened|threatening|threatens) (me|us|my|to (kill|hurt|harm|hit|beat)), assault(ed|ing)? , assault, attacked (me|us|my|by), hit me, (pushed|shoved|punched|grabbed|groped|slapped|harassed|molested|stalked) (me|my|us), stalk(ing|er|ed), sexual(ly)? (harass(ed|ment)?|assault(ed)?), domestic (violence|abuse), abusive (ex|husband|partner|boyfriend), broke into (my|our), fear for my (life|safety), afraid for my (life|safety), with a knife, pulled a (knife|gun), death threats?',
      ],
      unless: { sentence: 'legal, lawsuit, panic attack, cyber' },
    },
    {
      name: 'spoilt food, foreign matter',
      lang: 'en',
      steps: [
        'glass, metal, plastic, worms?, maggots, mou?ld, mold, needle, screw, nail, bleach, insects?, cockroach(es)?, rat, mouse, rodents?, lead, e coli, salmonella',
        3,
        '(in|inside|on|into) (the |my |our |a |his |her )?(baby |tap |drinking )?(food|meal|bottle|salad|bread|milk|formula|water|jar|sandwich|drink|soup|burger|meat|pills)',
      ],
      unless: { sentence: 'lead in, wine glass' },
    },
    {
      name: 'made ill by what we gave',
      lang: 'en',
      steps: [
        '(made|making|make|makes|got|getting) (me|us|my|him|her|our|everyone|the)? ?(kids|children|baby|son|daughter|family|wife|husband|dog|whole family|guests)? ?(very |really |so |violently )?(ill|sick), got sick from, ill after (eating|using|taking|drinking), sick after (eating|using|taking|drinking)',
      ],
      unless: { sentence: 'sick of, thinking about it, sick to my stomach, sick and tired' },
    },
    {
      name: 'brakes and wheels',
      lang: 'en',
      steps: [
        'brakes?, steering, wheel, tyre, tire, airbag, seat ?belt, accelerator, railing, ladder, harness, elevator, lift, escalator',
        5,
        'fail(s|ed|ing|ure)?, failed, came off, fell off, gave (out|way), went off, locked up, not working, didnt work, dont work, burst, blew, stuck, snapped, missing, dropped, broke',
      ],
      requires:
        'brakes, brake, steering, wheel, airbag, ladder, harness, railing, stuck, child, elevator, injured, tyre, tire',
      unless: { sentence: 'spare wheel, wheel of, steering wheel cover, brake pads price' },
      weight: 0.7,
    },
    {
      name: 'stuck in a lift',
      lang: 'en',
      steps: [
        '(stuck|trapped|locked|shut) (in|inside) (the |an |a |your )?(elevator|lift|building|room|basement|car|train|branch|stairwell)',
      ],
    },
    {
      name: 'open hole or falling things',
      lang: 'en',
      steps: [
        'open (manhole|pit|trench|hole|sewer|shaft), manhole (cover )?(is )?(open|missing|uncovered), (uncovered|missing) (manhole|drain), (tree|pole|wall|ceiling|roof|balcony|fence|sign|scaffolding|branch|lamp ?post) (is |are |has |have )?(about to|going to|leaning|collapsed|collapsing|fell|falling|fallen|came down|hanging), (ceiling|wall|roof|floor|balcony|stairs|bridge) (has |is |just )?(collapsed|caved in|collapsing|crumbling|fell)',
      ],
      unless: { sentence: 'branch office' },
    },
    {
      name: 'mould and poison in the house',
      lang: 'en',
      steps: [
        'mou?ld, mold, asbestos, sewage, toxic, chemicals?, fumes, lead pipes, raw sewage, radiation',
        8,
        'ill, sick, asthma, breathe, breathing, health, baby, children, kids, dizzy, cough, hospital, lungs',
      ],
      unless: { sentence: 'attitude' },
    },
    {
      name: 'a shock',
      lang: 'he',
      steps: [
        'קיבל(ה|תי|נו|ו|), מקבלים, מקבל, חטף, חטפ(תי|ה)',
        3,
        '=זרם, מכת זרם, מכת חשמל, זרם מ, שוק חשמלי',
      ],
    },
    {
      name: 'an old or helpless person without',
      lang: 'he',
      steps: [
        'בן #, בת #, בני #, קשיש(ה|ים|), תינוק(ת|), ניצול(ת|) שואה',
        10,
        'אין (לי|לה|לו|להם|לנו)? ?(חימום|חשמל|מים|מזגן|תרופות|אוכל|טלפון|קו), בלי (חימום|חשמל|מים|מזגן|תרופות|אוכל)',
      ],
    },
    {
      name: 'somebody collapses',
      lang: 'he',
      steps: [
        'התמוטט(ה|תי|ו|), קרס(ה|) (על|ב|מול), מפרכס(ת|), מתעלפ(ת), מתעלף, נחתכ(ים|ות|ו|ת), חותכ(ים|ת)( את)?, דרס(ה|ו|), דורס, כמעט (דרס|נדרס|נדרסתי|נהרג|נהרגתי|נהרגנו|טבע|נחנק), נדרס(תי|ה|ו|), טבע(ה|)',
      ],
      requires: '@hePeople, אותי, אותנו, נדרסתי, נהרגתי, נחתכים',
      unless: { sentence: '@heFigure, האתר, המערכת, מחירים, קופונים' },
    },
    {
      name: 'vermin and foreign matter',
      lang: 'he',
      steps: [
        "חולד(ה|ות), עכבר(ים|), תולעת, תולעים, רימות, ג'וק(ים|), מקקים, חיידק(ים|), סלמונלה, זכוכיות",
        5,
        'אוכל, מזון, מטבח, מנה, מוצר, חבילה, בשר, קמח, אורז, בשקית, סלט, מסעדה',
      ],
    },
    {
      name: 'gas left open',
      lang: 'he',
      steps: [
        'השאיר(ו|ה|)',
        3,
        'גז, חשמל, חוטים, כבל, כבלים, בור, ברז הגז',
        3,
        'פתוח(ה|ים|), חשוף, חשופ(ים), חי(ים|), תלוי(ים|)',
      ],
    },
    {
      name: 'the wrong treatment',
      lang: 'he',
      steps: [
        'חיסון, תרופה, תרופות, כדורים, טיפול, זריקה, מינון, בדיקה',
        4,
        'לא מתאימ(ה|ים), לא מתאים, מסוכנ(ת), של מישהו אחר, התחלפ(ה|ו), הוחלפ(ה|ו), בטעות',
      ],
      requires: 'נתתם, נתנו, קיבלתי, קיבלה, קיבל, מפרכס(ת|), הרגשתי, לבת, לבן, לי',
      unless: { sentence: 'תאריך, שעה, חיוב' },
    },
    {
      name: 'hurt and taken to hospital',
      lang: 'en',
      steps: [
        '(shocked|burned|burnt|cut|hit|bitten|scalded|injured|hurt|knocked) by (the|a|your|faulty|my)',
        6,
        'kettle, socket, charger, toaster, wire, cable, door, machine, device, heater, appliance, lamp, fence, car, van, bike, dog, glass, shelf, sign, ended up in',
      ],
      unless: { sentence: 'price, bill' },
    },
    {
      name: 'taken to hospital',
      lang: 'en',
      steps: [
        'ended up in, rushed to, taken to, went to, admitted to, in',
        2,
        'hospital, emergency room, er, a e, casualty, intensive care, urgent care, the er',
      ],
      unless: { sentence: 'appointment, hospital bill, insurance cover, my appointment, my work, i work' },
      weight: 0.6,
    },
    {
      name: 'no wish to live',
      lang: 'en',
      steps: [
        '(no|any|a|see) (reason|point) (to|in) (live|living|go on|going on|carry on), (cant|cannot|can not|dont want to) (go|carry) on( (living|anymore|any more|like this))?, life isnt worth, wish i was dead, want it all to end',
      ],
      unless: { sentence: 'your site, the app, hold' },
    },
    {
      name: 'the wrong medicine',
      lang: 'en',
      steps: [
        'mixed up, mix up, swapped, switched, mislabell?ed, gave me someone elses, confused',
        4,
        'pills, tablets, medication, medicine, prescription, prescriptions, meds, doses?, blood',
      ],
    },
    {
      name: 'nearly run over',
      lang: 'en',
      steps: [
        '(ran|run|running|runs) (over|into|down) (my|a|me|our|the)? ?(child|kid|son|daughter|dog|cat|mother|foot|wife|husband|neighbour|pedestrian|cyclist|me)?, nearly hit (me|my|a), almost hit (me|my|a), drove into (my|me|a), crashed into (my|our|the|me), knocked (me|my|him|her) (over|down|off)',
      ],
      unless: { sentence: 'trouble, issues, problem, ran into, run into a problem' },
    },
    {
      name: 'old and without',
      lang: 'en',
      steps: [
        'without, no',
        1,
        'heating, heat, power, electricity, water, hot water, air conditioning, insulin, oxygen',
        8,
        '(is|im|am|aged|are) #, year old, years old, pensioner, elderly',
      ],
    },
    {
      name: 'lift or machine fell',
      lang: 'en',
      steps: [
        '(lift|elevator|escalator|cable car|ride|platform|shelf|scaffold)',
        3,
        'dropped, fell, plunged, collapsed, jolted, stopped between, crashed',
      ],
    },
    {
      name: 'struck by somebody of ours',
      lang: 'en',
      steps: [
        '(courier|driver|technician|agent|employee|guard|staff|worker|engineer|delivery (man|guy)|security|he|neighbou?r)',
        3,
        'punched, hit, struck, pushed, shoved, kicked, threatened, attacked, assaulted, grabbed, slapped, spat at, followed me, tried to force',
      ],
      unless: { sentence: 'threatened to cancel, hit the button, hit a button' },
    },
  ],
};
