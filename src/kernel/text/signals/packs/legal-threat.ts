import type { SignalPack } from '#kernel/text/signals/signal';

/** The customer takes or announces steps at law, or goes to whoever watches over us. */
export const legalThreat: SignalPack = {
  id: 'legal-threat',
  he: 'איום בתביעה',
  en: 'Legal threat',
  severity: 3,
  words: {
    heLawyer: `עו"ד, עוה"ד, עו ד, עוהד, עורכ(י|ת|) דינ(ים)?, עורך דין, העוד שלי, עוד שלי, פרקליט(ה|ים), משרד עורכי דין, משרד עו"ד, יועצ(ת|) משפטי(ת|), הלשכה המשפטית, ייעוץ משפטי, יעוץ משפטי`,
    heCourt: `בית משפט, בתי משפט, ביהמ"ש, בימ"ש, ביתמשפט, ערכאות, ערכאה, תביעות קטנות, בית דין, בג"ץ, בג"צ, שופט(ת|), לשופט, ועדת ערר, הוצאה לפועל, הוצל"פ, בוררות, ערכאות משפטיות, בתי דין`,
    heWatch: `מועצה (ישראלית )?צרכנות, הגנת (צרכן|צרכנים|פרטיות), רשות (תקשורת|צרכנות|תחרות|פרטיות|חשמל|מים|גז|שוק ההון|ניירות ערך|ההגבלים), שוק הון, הרשות להגנת, ממונה על (שוק|הביטוח|הביטחון|התקשורת|הצרכנות|הגנת|עניינ|שירותי|רשות|זכויות), (מפקח|פיקוח|מפקחת) על (בנקים|ביטוח|ביטוחים|תקשורת|פנסיה), בנק ישראל, משרד (תקשורת|בריאות|כלכלה|משפטים|תחבורה|אנרגיה|פנים|אוצר|תמ"ת|חינוך|רווחה|הגנת הסביבה), נציב(ות|ת|) (תלונות|קבילות|שירות|פניות|דורות|שוויון)( ציבור)?, נציב(ות|ת|) קבילות, מבקר(ת|) (מדינה|עירייה|פנים), אומבודסמ(ן|נ), אמבודסמן, רשם מאגרי, ארגון צרכנים, ארגוני צרכנים, לשכת הפרסום, רשויות, הרשויות, הרגולטור, רגולטור`,
    heTurn: `תמצאו את עצמכם, תמצא את עצמך, מישהו יגיש, נלך, עדכנתי, אעדכן, נעדכן, יישלח, ישלח, תגידו שלום, אפנ(ה|ו), נפנ(ה|ו), =פונ(ה|ים|ות), שאפנה, שאני פונה, פנ(יתי|ינו), לפנות, <hifil:גיש:me>, (א|נ)גיש, להגיש, (ה|מ)גש(תי|נו), הגש(תי|נו), מגיש(ה|ים), הוגש(ה|ו), תוגש, יוגש, (א|נ)(תלונן|תלוננ), להתלונן, <hitpael:לונ:me>, התלוננ(תי|נו), מתלוננ(ת|ים), מתלונן, (א|נ)דווח, דיווח(תי|נו), מדווח(ת|ים), לדווח, (א|נ)ערב, לערב, נערב, מערב(ת|ים|), (א|נ)עביר, להעביר, מעביר(ה|ים), העבר(תי|נו), (א|נ)לך, =הול(כ|ך)(ת|ים), =הולך, ללכת, (א|נ)גיע, להגיע, נגיע, תגיע(ו), יגיע, הגעתם, (א|נ)גרור, לגרור, גורר(ת), (א|נ)ראה (אתכם|אותכם), נתראה, נפגש, ניפגש, ניפגש, להיפגש, תשמעו, תקבלו, תשמע, שלח(תי|נו), (א|נ)שלח, =שולח(ת|ים), לשלוח, כתב(תי|נו), אכתוב, (א|נ)שתמש, שכר(תי|נו), (א|נ)שכור, לקח(תי|נו), (א|נ)קח, (א|נ)תייעץ, התייעצ(תי|נו), מתייעצ(ת|ים), (א|נ)פעל, פתח(תי|נו), פותח(ת|ים), (א|נ)פתח, (א|נ)תבע, (א|נ)אלץ, איאלץ, נאלץ, תכריחו, (א|נ)דרוש, הגשת, בטיפול, לטיפול, מטפל(ת|), יטפל, תטפל, ינסח, תנסח, יגיש, תגיש, ייצור, תיצור, יצור, בדרך, הצעד הבא, הכתובת הבאה, הפנייה הבאה, המכתב הבא, התחנה הבאה, עותק, העתק, בהעתק, מכותב(ת|ים), אצל, בכוונת(י|נו), מתכוונ(ת|ים), מתכוון, שוקל(ת|ים), אשקול, נשקול, מתכננ(ת|ים), מתכנן, אין (לי )?ברירה, לפני, עד הסוף, חבל, וזהו, אני עם, אמשיך, נמשיך, תלונה, תלונתי, קובל, עתרתי, נעתור, אעתור, פניה, פנייה, פנייתי`,
    heMine: `שלי, שלנו, מטעמי, בשמי, של המשפחה`,
    heAgainst: `נגדכם, נגדכן, עליכם, נגדך, כנגדכם, נגד (החברה|הבנק|הקופה|העירייה|חברת|הספק|העסק|הסניף|המוסד|בית החולים|החנות|הרשת|קופת), נגד`,
    heDeny: `לא (א|נ)תבע, אין (לי )?(שום )?(כוונה|רצון), לא מאיים(ת|), לא מתכוונ(ת|ים|), לא מתכוון, אין צורך, לא צריך, לא רוצה ללכת, אבל לא אגיש`,
    heInsurance: `ביטוח, פוליסה, פוליסת, קצבת, קצבה, נכות, סיעוד, אובדן כושר, תאונה, נזקי, מספר התביעה, מספר תביעה, סטטוס, טופס, הקופה מטופלות`,
    enLawyer: `lawyers?, laywers?, lawers?, attorneys?, attorny, attornies, solicitors?, barrister, counsel, legal (team|counsel|representative|representation|advisor|adviser|advice|department|people|help), law firm`,
    enCourt: `court, courts, small claims, tribunal, a judge, the judge, arbitration, magistrate`,
    enWatch: `ombudsman, ombudsmen, ombudsmans, ombudsperson, ofcom, ofgem, ofwat, fca, fcc, cfpb, ftc, bbb, better business bureau, trading standards, consumer (council|protection|affairs|rights|watchdog|bureau|association|court|agency|advice|commission|authority|ombudsman), citizens advice, regulators?, (the )?(dot|d.o.t), department of (transportation|transport|health|insurance|consumer|justice|labor|financial|energy), attorney general, attorney generals, insurance commission(er)?, commissioner, (public )?utility commission, utilities commission, public service commission, watchdog, data protection (authority|commissioner|office), information commissioner, ico, banking supervision, financial (services )?authority, supervisor of banks, supervision of banks, health ministry, ministry of (health|communications|justice|economy|transport|energy), authorities, licensing board, medical board, state board, privacy commissioner, competition authority, aviation authority, caa`,
    enTurn: `next call, start proceedings, proceedings, enforce, heading to, headed (to|for), off to, end up, ending up, no option but to, in writing for, report(ed|ing|s)?, complain(ed|ing|ts?)?, complaints?, filing, filed, file, lodged?, lodging, submit(ed|ing)?, submited, submitted, escalat(e|ed|ing), going to, go to, goes to, gone to, take (this|it|you|the|my), taking (this|it|you|the), took, tak(e|en|ing) (this )?further, contact(ed|ing)?, contacting, write to, writing to, wrote to, written to, inform(ed|ing)?, notify, notified, notifying, refer(ed|ing)?, referred, call(ed|ing)? (the|my|a), next step, next stop, last stop, hear from, will hear, be hearing from, involv(e|ed|ing), get, getting, hir(e|ed|ing), retain(ed|ing), consult(ed|ing)?, spoken (to|with), spoke (to|with), speaking (to|with), talk(ed|ing) (to|with), seek(ing)?, sought, pursu(e|ed|ing), see you, meet you, opened a case, case with, raised (this|it|a case|a), raising, forward(ed|ing)?, cc, copied to, copying in, via, through, before, brought to, bring this to, has been instructed, instruct(ed|ing)?, in touch, handed (this|it|over), hand(ing)? (this|it) over, appeal(ing)? to, approach(ing|ed)?, involved, decide, from now on, letter from, letter to, drafting, dispute this, make me`,
    enNoThreat: `not going to, wont be, no need for, would never, will never sue, is a, was a, work as, as a, i am an?, im an?, for my, mortgage, recommended, insurance, the house, tennis, food, next to, where can i, is there, do you offer, do you have, in the news, power of attorney, office, discount, copy of the, jury, reporter, approved`,
  },
  rules: [
    {
      name: 'will sue',
      lang: 'he',
      steps: [
        `(א|נ)תבע(נה)? (אתכם|אותכם|אותך|את|פיצוי|אתכן|כל|על|בגין|ב)?, (א|נ)תבע, (לתבוע|תובע|תובעת|תובעים) (אתכם|אותכם|אותך|את|נגדכם|פיצוי|בבית), תיתבעו, תתבעו, תיתבע, נתבע אתכם, תוגש (נגדכם )?(תביעה|תובענה), (תביעה|תובענה) (ייצוגית|יצוגית), ייצוגית נגד, נגדכם (תביעה )?(ייצוגית|יצוגית|תביעה|תובענה|משפטית), כתב תביעה, מכתב התראה, התראה לפני (תביעה|נקיטת|הליכים), התראה (אחרונה )?(לפני|טרם), תביעה (נגדכם|בדרך|משפטית|כספית|נגד|נזיקית), הגעתם לתביעה, (תגיע|נגיע|יגיע|הגעתם|תגיעו|תגררו) לתביעה, תביעות קטנות, תביעה קטנה, (לתבוע|תביעה) (בית משפט|קטנות), אטפל בכם (משפטית|בבית משפט|בבית המשפט), דמי נזק, עילת תביעה, =עילה לתביעה, יש (לי |לנו )?=עילה, עתירה נגד, (אגיש|נגיש|הגשתי|מגיש|מגישה|מגישים|להגיש) (נגדכם )?(תביעה|תובענה|עתירה|כתב)`,
      ],
      unless: {
        before: 'לא, אין, המליץ',
        sentence: '@heDeny, @heInsurance',
        inside: 'הצלחה',
        after: 'הצלחה, הביטוח, חברת הביטוח, לקצבת',
      },
    },
    {
      name: 'steps at law',
      lang: 'he',
      steps: [
        `(צעדים|צעד|הליכים|הליך|אמצעים|פעולות|מהלכים) משפטי(ים|ות|), אמצעים משפטיים, מישור משפטי, (לפעול|נפעל|אפעל|לנקוט|ננקוט|אנקוט|לטפל|אטפל|לתקוף|לפנות) (משפטית|הליכים|צעדים|אמצעים|כל האמצעים), טיפול משפטי, מבחינה משפטית אתם, (שומר|שומרת) (לעצמי|על) (את )?(זכות|זכויותיי|זכויותי|זכויות), פיצוי (סטטוטורי|ללא הוכחת נזק), פיצויים לדוגמה, תשמעו מעורך`,
      ],
      unless: { sentence: '@heDeny' },
    },
    {
      name: 'goes to court',
      lang: 'he',
      steps: ['@heTurn, חבל, סוף, הסוף, מקומכם, מחכה לכם', 6, '@heCourt'],
      unless: {
        sentence: '@heDeny, ליד, צו, מסמך, פסק, שינוי שם, מצורף, ירושה, כתובת, גירושין, עיקול',
        before: 'לא',
      },
    },
    {
      name: 'court first',
      lang: 'he',
      steps: [
        '@heCourt',
        5,
        'נפגש, ניפגש, נתראה, (נגיש|אגיש|הגשתי), הצעד הבא, נגדכם, יחליט, תקבע, יקבע, יכריע, וזהו, יפסוק, אם לא',
      ],
      unless: { sentence: '@heDeny' },
    },
    {
      name: 'turns to a lawyer',
      lang: 'he',
      steps: ['@heTurn, מכתב, (פנייה|פניה), קבלו, (מ|ב)טיפול', 5, '@heLawyer'],
      unless: {
        sentence:
          '@heDeny, @heInsurance, אישור, משכנתה, משכנתא, ייפוי, יפוי, עבור, הצעת מחיר, הנחה, עובד, עובדת, חתמתי, תודה, לעדכן',
        before: 'לא',
      },
    },
    {
      name: 'my lawyer',
      lang: 'he',
      steps: [
        `(עו"ד|עו ד|עורך הדין|עורכת הדין|עורכי הדין|עורך דין|עורכת דין|פרקליט|פרקליטה|יועץ משפטי|יועצת משפטית|היועץ המשפטי) (שלי|שלנו|מטעמי|של המשפחה), (העוד|עוד) שלי (יפנה|ייצור|יצור|יטפל|ישלח|כבר), עוד שמטפל, עו"ד שמטפל, אני עם עו"ד, אני עם (עו"ד|עורך דין|עורכת דין), יש לי (עו"ד|עורך דין|עורכת דין), (אחי|אבי|אבא שלי|אחותי|בעלי|אשתי|אמי|הבן שלי|הבת שלי|בן דודי|חבר שלי|גיסי) (הוא |היא )?(עו"ד|עורך דין|עורכת דין) (והוא|והיא|ו)?(יגיש|תגיש|יטפל|תטפל|מטפל|מטפלת|יפנה|תפנה|ינסח|תנסח|יעזור|תעזור)`,
      ],
      unless: { sentence: 'צריך העתק, העתק של, @heDeny, משכנתה, משכנתא, אישור, מרוצה, טופס, התקשר' },
    },
    {
      name: 'a lawyer in the family will act',
      lang: 'he',
      steps: [
        '@heLawyer',
        5,
        'יגיש, תגיש, מטפל(ת|) (בזה|בעניין|במקרה|בכם|נגדכם|כבר), כבר מטפל(ת|), יטפל(ו) בכם, תטפל בכם, (ייצור|תיצור|יצור) (איתכם|קשר), ינסח, תנסח, ישלח לכם, תשלח לכם, ידבר איתכם, תדבר איתכם, יפנה אליכם',
      ],
      unless: { sentence: 'משכנתה, משכנתא, אישור, @heDeny' },
    },
    {
      name: 'goes to who watches over us',
      lang: 'he',
      steps: ['@heTurn', 7, '@heWatch'],
      unless: {
        sentence: '@heDeny, הפניה, שעות הפתיחה, תעודת זהות, לעדכן כתובת, דוח, מבורכת, סעיף, פנימית בלבד',
        before: 'לא',
      },
    },
    {
      name: 'a copy or complaint at who watches over us',
      lang: 'he',
      steps: [
        '@heWatch',
        6,
        'על ההטעיה, אם לא, נגדכם, עליכם, עם התלונה, בנושא, בעניין, בתלונה, תדע, ידעו, ישמעו, ישמחו, תשמח, יטפל(ו) בכם, קיבל(ה|ו|) ממני, תקבל, יקבלו',
      ],
      unless: { sentence: '@heDeny' },
    },
    {
      name: 'police against you',
      lang: 'he',
      steps: [
        '@heTurn',
        5,
        'משטרה, משטרת',
        6,
        'נגדכם, עליכם, על (הונאה|גניבה שלכם|מרמה|גזל|הטרדה), נגד (החברה|הבנק|הטכנאי|הנציג|השליח)',
      ],
    },
    {
      name: 'police against you',
      lang: 'he',
      steps: ['נגדכם, עליכם', 5, 'משטרה'],
    },
    {
      name: 'will sue',
      lang: 'en',
      steps: [
        `(will|ill|shall|gonna|going to|to|be|am|im|about|we|well|could|might|would|should|can|ready to|of) (be )?(sue|suing) (you|u|ya|your|the|them|this|for|over|if|everyone|everybody|yall)?, (will|ill|gonna|going to|to|of|be|im|am|considering|about|well|prepared to|want to|and|or) (be )?(sue|suing), (sue|suing) (you|u|ya|your|the (company|bank|council|hospital|airline|shop|store|pharmacy|city)), lawsuits?, law suits?, class actions?, litigat(e|ing|ion), seek(ing)? damages, press(ing)? charges, letter before (action|claim), pre action, served (with )?papers, lawyer(ed|ing)? up, lawyering up, get a court order, small claims, intent to sue, notice of (legal|intent)`,
      ],
      unless: {
        before: 'not, never, dont, wont, no',
        sentence: 'would never, not going to, in the news, im not, i am not, no intention',
      },
    },
    {
      name: 'steps at law',
      lang: 'en',
      steps: [
        `legal (action|proceedings?|steps?|route|claim|recourse|remed(y|ies)|measures|means|case|threat|process|challenge), (pursue|pursuing|take|taking|handle|settle|fight|go|proceed|act|pursued) (this |it |you |the matter |things )?(further )?legally, legally pursue, through the courts, in (a )?court of law, take action in court`,
      ],
      unless: { before: 'no, not', sentence: 'wont be taking, not taking, no need' },
    },
    {
      name: 'goes to court',
      lang: 'en',
      steps: [
        `@enTurn, take you, (see|meet) (you|u|ya|yall), drag you, taking you, take this, ends? (up )?in, end up in, filing in, claim in, dispute, settle (this|it) in, fight (this|it|you) in, let, go to, this to, you to, claim compensation`,
        6,
        '@enCourt',
      ],
      unless: {
        sentence:
          'tennis, food court, jury, reporter, next to, copy of the court, court booking, court shoes, basketball',
        before: 'not, wont',
      },
    },
    {
      name: 'turns to a lawyer',
      lang: 'en',
      steps: ['@enTurn, will be, will, talk to, letter, involve, hear from', 5, '@enLawyer'],
      unless: {
        sentence:
          'statement for, mortgage, the house, your legal, our legal team approved, power of, discount, insurance, recommended, no need, is there, law student, form',
        before: 'no need, not, dont',
      },
    },
    {
      name: 'my lawyer',
      lang: 'en',
      steps: [
        `(my|our) (lawyers?|laywers?|lawers?|attorneys?|attorny|solicitors?|legal team|counsel|barrister) (will|is|are|has|have|says|said|would|wants|thinks|advised|tells|told|can|agrees|believes|and)`,
      ],
      unless: { sentence: 'mortgage, approved the contract, recommended, the house, form, please proceed' },
    },
    {
      name: 'a lawyer who will write',
      lang: 'en',
      steps: [
        'lawyers?, laywers?, attorneys?, solicitors?',
        6,
        'will (be )?(write|writing|contact|contacting|call|file|take|send|handle|draft|hear|respond)( to)? ?(you)?, drafting, in touch, has a case, have a case, i have a case, and i have',
      ],
      unless: { sentence: 'mortgage, recommended' },
    },
    {
      name: 'goes to who watches over us',
      lang: 'en',
      steps: ['@enTurn, this, hear about, next step is, next is, will be', 8, '@enWatch'],
      unless: {
        sentence:
          'is there, where can i, gas regulator, regulator on, number printed, at your bank, in the news, internally, standards are high, the police, do you have, phone number for',
        before: 'not, wont, no need to',
      },
    },
    {
      name: 'who watches over us will hear of it',
      lang: 'en',
      steps: [
        '@enWatch',
        6,
        'complaint, will (be )?(hear|hearing|know|decide|notified|informed|contacted|investigate|deal), case, next, if you, if i, if this, against you, about (you|this)',
      ],
      unless: {
        sentence:
          'is there, number printed, does not concern, where can i, standards are high, gas, regulator on',
      },
    },
    {
      name: 'police against you',
      lang: 'en',
      steps: ['police, police report, the cops', 8, 'against (you|your|the company|the bank)'],
    },
    {
      name: 'the law and steps',
      lang: 'en',
      steps: [
        'illegal, breaking the law, against the law, unlawful, breach of contract',
        10,
        'action, court, charges, report (you|this), sue, authorities, lawyer, legally, consequences',
      ],
    },
    {
      name: 'acts at law',
      lang: 'he',
      steps: [
        '(א|נ)פעל, לפעול, פועל(ת|ים|), (א|נ)טפל, (א|נ)נקוט, לנקוט, נקיטה, נקיטת, (א|נ)תקוף, (א|נ)משיך, (א|נ)מצה, למצות, (א|נ)ממש',
        3,
        'משפטית, משפטיים, משפטי, הליכים, הליכים משפטיים, הדין, זכויותיי, כל הדרכים החוקיות',
      ],
      unless: { sentence: '@heDeny', before: 'לא' },
    },
    {
      name: 'courts and rights',
      lang: 'en',
      steps: [
        'i know my rights, enforce, proceedings, county court, crown court, high court',
        8,
        'court, proceedings, legally, lawyer, against you',
      ],
      unless: { sentence: 'next to, jury' },
    },
  ],
};
