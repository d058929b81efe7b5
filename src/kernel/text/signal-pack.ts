import type { SignalDefinition } from './signals.ts';

/**
 * The rules of the signals, as people in Israel and elsewhere write them, with sentences that must and must not
 * give each signal. Changing a rule means changing its examples.
 */
export const SIGNALS: readonly SignalDefinition[] = [
  {
    id: 'broken-promise',
    he: 'הבטחה שהופרה',
    en: 'Broken promise',
    rules: [
      {
        any: `הבטיח לי, הבטיחה לי, הבטיחו, הבטחתם, מבטיחים, שמבטיחים, שהבטחתם, אמרו שיטפלו, אמרו שיחזרו, אמר שהוא בדרך, אמרה שתחזור, הובטח, הובטחה, הובטחו, סוכם, סיכמנו, סיכמתי, סגרנו, סגרתי, נאמר לי, אמרו לי, אמרו לנו, אמרתם, אמר לי הנציג, אמרה לי הנציגה, התחייבו, התחייבתם, קבעו לי, קבענו, promised, promise was, was promised, were promised, was told, were told, they told me, you told me, told us, told me, said they would, said you would, said someone would, said it would, guaranteed, assured, agreed to, agreed on`,
        followedBy: `אבל, אך, בפועל, עדיין, לא, אין, אף אחד, בסוף, פתאום, חויבתי, חייבתם, חייבו, מסתבר, התברר, במקום, עבר כבר, עברו כבר, עוד לא, טרם, נעלם, נעלמה, but, never, not, still, yet, instead, nobody, no one, nothing, didnt, doesnt, wasnt, isnt, havent, hasnt, wont, now you, only to, turns out, ended up, was charged, got charged, no refund, no call, no sign`,
        unless: `קיימו, קיימתם, עמדו ב, עמדתם ב, ואכן, והגיעו, ובאמת, כמו שהובטח, כפי שהובטח, כשהובטח, בדיוק כמו, kept their word, kept your word, kept the promise, delivered on, and delivered, as promised, and they did, and you did`,
      },
      {
        any: `לא קיימו, לא קיימתם, לא קיים, לא קוים, לא קוימה, לא קוימו, לא עמדתם, לא עמדו, הפרת הבטחה, הבטחות שווא, הבטחות סרק, הפרתם, הפרו, לא מה שסוכם, לא מה שהובטח, לא מה שנאמר, שונה ממה שהובטח, שונה ממה שסוכם, בניגוד למה ש, בניגוד לסיכום, בניגוד למוסכם, בניגוד להבטחה, broken promise, broken promises, broke your promise, broke their promise, broke a promise, empty promises, false promises, not what i was promised, not what we agreed, not what was agreed, not what i was told, never honored, never honoured, not honored, not honoured, did not honor, didnt honor, didnt honour, wont honor, refuse to honor, failed to honor, contrary to what`,
      },
    ],
    examples: [
      'הבטיחו לי התקנה חינם ובפועל חויבתי ב־250 שקל',
      'סוכם על 99 ש"ח לחודש, אבל בחשבון מופיע 149',
      'אמרו לי שיחזרו אליי תוך יומיים ועדיין לא חזרו',
      'לא קיימתם את מה שסגרנו בטלפון',
      'I was told the technician would come on Monday but nobody showed up',
      'You promised a refund and still nothing',
      'Empty promises again',
    ],
    counterExamples: [
      'הבטיחו שיגיעו בבוקר ואכן הגיעו בזמן',
      'נציג אדיב שעזר לי מאוד',
      'They promised delivery on Friday and delivered on time',
      'Promising product, I like it',
    ],
  },
  {
    id: 'legal-threat',
    he: 'איום בתביעה',
    en: 'Legal threat',
    rules: [
      {
        any: `אתבע, נתבע, לתבוע אתכם, לתבוע את, תביעה נגד, תביעה נגדכם, אגיש תביעה, להגיש תביעה, מגיש תביעה, מגישה תביעה, הגשתי תביעה, תביעות קטנות, לתביעות קטנות, בית משפט, בבית המשפט, בבית משפט, תביעה ייצוגית, תובענה ייצוגית, ייצוגית, עורך הדין שלי, עורכת הדין שלי, עו"ד שלי, מכתב מעורך דין, מכתב מעו"ד, אפנה לעורך דין, אפנה לעו"ד, פונה לעורך דין, מועצה לצרכנות, מועצה הישראלית לצרכנות, רשות להגנת הצרכן, להגנת הצרכן, הגנת הצרכן, אתלונן במשרד התקשורת, אפנה למשרד התקשורת, תלונה במשרד התקשורת, תלונה למשרד התקשורת, משרד התקשורת, נתראה בבית משפט, נתראה בבית המשפט, הממונה על, המפקח על הבנקים, רשות שוק ההון, צעדים משפטיים, הליכים משפטיים, מישור המשפטי, אגיש תלונה במשטרה, תלונה במשטרה, will sue, going to sue, gonna sue, sue you, suing, lawsuit, legal action, take you to court, see you in court, small claims, class action, my lawyer, my attorney, my solicitor, hear from my lawyer, contacting a lawyer, contact a lawyer, consumer protection, ombudsman, trading standards, better business bureau, file a complaint with the, complaint with the dot, attorney general, regulator, chargeback`,
        unless: `אמא שלי עורכת דין, אבא שלי עורך דין, עובד כעורך דין, עובדת כעורכת דין, שמי עורך דין, is a lawyer, works as a lawyer, am a lawyer, as a lawyer i, לא אתבע, לא נתבע`,
        within: 6,
        unlessNegated: true,
      },
    ],
    examples: [
      'אם לא יוחזר הכסף אפנה לתביעות קטנות',
      'עו"ד שלי ייצור איתכם קשר',
      'הגשתי תלונה למועצה לצרכנות',
      'You will hear from my lawyer',
      'I am taking legal action, see you in court',
    ],
    counterExamples: [
      'אמא שלי עורכת דין והיא מרוצה מהחבילה',
      'My mother is a lawyer and loves your service',
      'מחכה כבר עוד שעה',
    ],
  },
  {
    id: 'churn-threat',
    he: 'איום בנטישה',
    en: 'Threat to leave',
    rules: [
      {
        any: `רוצה להתנתק, רוצים להתנתק, מבקש להתנתק, מבקשת להתנתק, אני מתנתק, אני מתנתקת, אנחנו מתנתקים, לנתק את השירות, רוצה לעזוב, רוצים לעזוב, אני עוזב, אני עוזבת, אנחנו עוזבים, עוזב אתכם, עוזבת אתכם, לעזוב אתכם, אעזוב, נעזוב, אעבור לחברה אחרת, נעבור לחברה אחרת, לעבור לחברה אחרת, עובר לחברה אחרת, עוברת לחברה אחרת, עובר למתחרים, עוברת למתחרים, עוברים למתחרים, לעבור למתחרים, אעבור למתחרים, עובר למתחרה, לעבור לספק אחר, עובר לספק אחר, לנייד את המספר, מנייד את המספר, ניוד לחברה, לבטל את המנוי, לבטל מנוי, ביטול מנוי, מבטל את המנוי, מבטלת את המנוי, אבטל את המנוי, לבטל את החוזה, לבטל את השירות, לסגור את החשבון, סוגר את החשבון, לא אחזור אליכם, לא אחדש, לא אקנה מכם, לא אזמין מכם, לא אטוס איתכם, לא אטוס אתכם, איבדתם לקוח, איבדתם לקוחה, הצעה מהמתחרים, הצעה ממתחרה, אני מבטל, אני מבטלת, שוקל לעזוב, שוקלת לעזוב, שוקלים לעזוב, תנתקו אותי, נתקו אותי, want to disconnect, disconnect me, offer from your competitor, offer from a competitor, better offer from, cancel my account, cancel my subscription, cancel my contract, cancel my plan, cancel my service, cancel my membership, cancelling my, canceling my account, canceling my subscription, close my account, closing my account, switching to, switch to another, switch providers, switch provider, moving to another, move to another, going to another, taking my business elsewhere, take my business elsewhere, lost my business, lost a customer, lost me as a customer, losing a customer, losing my business, never flying, never fly with, never fly you, will never fly, wont fly, not flying with you, never use you again, never use your, never buy from, never order from, done with you, im done with, leaving you, im leaving, i am leaving, we are leaving, last time i, last time i fly, last flight with, never again`,
        unless: `אחר כך התחרטתי, נשארתי, החלטתי להישאר, decided to stay, convinced me to stay`,
        within: 10,
        unlessNegated: true,
      },
    ],
    examples: [
      'נמאס לי, אני רוצה להתנתק',
      'אם זה לא ייפתר השבוע אעבור לחברה אחרת',
      'Please cancel my subscription today',
      'I am switching to your competitor',
      'איבדתם לקוח',
    ],
    counterExamples: [
      'לא רוצה להתנתק, רק לברר מחיר',
      'האינטרנט מתנתק כל ערב',
      'How do I switch the channel language?',
      'רציתי להתנתק אבל הנציגה עזרה והחלטתי להישאר, אני רוצה להתנתק רק מהדיוור',
    ],
  },
  {
    id: 'safety',
    he: 'סכנה לבטיחות',
    en: 'Safety',
    rules: [
      {
        any: `התחשמל, התחשמלתי, מתחשמל, מכת חשמל, קצר חשמלי, ניצוצות, ניצוץ, עשן יוצא, יוצא עשן, עלה עשן, ריח שרוף, ריח של שריפה, נשרף, נשרפה, התלקח, התלקחה, שריפה, דליקה, התפוצץ, התפוצצה, פיצוץ, כבל חשוף, כבלים חשופים, חוט חשמל, עמוד נפל, כבל קרוע ברחוב, סכנת חיים, סכנת נפשות, סכנה לילדים, מסוכן לילדים, מסכן חיים, נפצעתי, נפצע, נפצעה, נפגעתי בגוף, אמבולנס, מד"א, דליפת גז, ריח גז, מצוקה נשימתית, מחוברת למכשיר חמצן, מחובר למכשיר חמצן, לחצן מצוקה, לא יכולה להזמין אמבולנס, electric shock, electrocuted, sparks, sparking, smoke coming, smoking router, caught fire, on fire, burning smell, burnt smell, overheating, exposed wire, exposed wires, exposed cable, live wire, gas leak, smell of gas, injured, got hurt, was hurt, bleeding, ambulance, emergency landing, life threatening, danger to, dangerous for, unsafe, safety hazard, safety issue, choking hazard, exploded, explosion, oxygen machine, medical alarm, panic button`,
        unless: `המבצע, sale is on fire, you are on fire, youre on fire, on fire today`,
        within: 3,
      },
    ],
    examples: [
      'הנתב מתחמם ויש ריח שרוף',
      'הטכנאי השאיר כבל חשוף ליד הילדים',
      'The router caught fire last night',
      'אבא שלי עם לחצן מצוקה ואין קו כבר יומיים',
    ],
    counterExamples: [
      'המחירים שלכם בשמיים',
      'You guys are on fire today, great job',
      'The app is burning my patience',
    ],
  },
  {
    id: 'repeated-fault',
    he: 'תקלה חוזרת',
    en: 'The same fault again',
    rules: [
      {
        any: `שוב אותה תקלה, אותה תקלה, אותה בעיה, התקלה חזרה, התקלה חוזרת, הבעיה חזרה, הבעיה חוזרת, תקלה חוזרת, תקלות חוזרות, בעיה חוזרת, חוזר על עצמו, חוזרת על עצמה, חוזרות על עצמן, שוב תקלה, שוב התקלקל, שוב נפל, שוב מתנתק, שוב לא עובד, שוב לא עובדת, שוב נותקתי, שוב אין אינטרנט, שוב אין קליטה, שוב טעות, שוב חויבתי, פעם שלישית, פעם רביעית, פעם חמישית, פעם שנייה החודש, בפעם השלישית, בפעם הרביעית, בפעם החמישית, בפעם השנייה, בפעם המי יודע כמה, כל ערב מתנתק, מתנתק כל, נופל כל, כל פעם מחדש, כל שבוע תקלה, כל יום תקלה, כל הזמן מתנתק, כל הזמן נופל, same problem, same issue, same fault, same error, same thing again, happened again, happens again, keeps happening, keeps dropping, keeps disconnecting, keeps crashing, keeps failing, keeps breaking, broken again, down again, not working again, failed again, again and again, over and over, third time, fourth time, fifth time, second time this, every single time, every time i, recurring problem, recurring issue, recurring fault, still not fixed, came back again, third technician, third replacement`,
      },
      {
        any: `טכנאי, נתב, ראוטר, ממיר, החלפתי, החליפו, technician, router, replaced`,
        followedBy: `ושוב, פעם שלישית, פעם רביעית, third, again`,
        within: 8,
      },
    ],
    examples: [
      'שוב אותה תקלה, האינטרנט נופל כל ערב',
      'כבר פעם שלישית שאני מתקשר על אותה בעיה',
      'Third time this month the line is down again',
      'החליפו לי את הנתב ושוב הוא נתקע',
    ],
    counterExamples: ['פעם ראשונה שיש תקלה', 'Thanks, would buy again', 'אשמח לשמוע מכם שוב'],
  },
  {
    id: 'service-decline',
    he: 'הידרדרות בשירות',
    en: 'Service in decline',
    rules: [
      {
        any: `הידרדר, הידרדרה, הידרדרות, מידרדר, מידרדרת, הדרדר, הדרדרות, התדרדר, התדרדרה, התדרדרות, ירידה ברמה, ירידה באיכות, ירדה הרמה, ירדה האיכות, ירד השירות, השירות ירד, הרמה ירדה, האיכות ירדה, פעם היה שירות, פעם הייתם, פעם היה אחרת, היה לכם שירות, כבר לא מה שהיה, כבר לא מה שהיו, לא מה שהיה פעם, כל פעם יותר גרוע, משנה לשנה, מיום ליום יותר גרוע, הולך ונעשה גרוע, רק הולך ומחמיר, הולך ומחמיר, מחמיר, שנים אני לקוח, לקוח ותיק ו, getting worse, gets worse, got worse, gone downhill, going downhill, went downhill, has declined, declining, decline in service, deteriorated, deteriorating, deteriorates, not what it used to be, not what you used to be, isnt what it used to be, used to be great, used to be good, used to be better, used to be the best, used to love, worse and worse, worse every, went from great to, has become terrible, quality has dropped, service has dropped`,
        unlessNegated: true,
      },
    ],
    examples: [
      'רמת השירות שלכם הידרדרה בשנה האחרונה',
      'פעם היה שירות, היום אין עם מי לדבר',
      'Your service has gone downhill',
      'You used to be great, what happened?',
    ],
    counterExamples: [
      'השירות השתפר מאוד השנה',
      'The service keeps getting better',
      'ירד גשם והטכנאי הגיע בזמן',
    ],
  },
  {
    id: 'asked-for-human',
    he: 'בקשה למענה אנושי',
    en: 'Asked for a human',
    rules: [
      {
        any: `תעבירו אותי לנציג, תעביר אותי לנציג, העבירו אותי לנציג, להעביר אותי לנציג, רוצה נציג, רוצה נציגה, רוצה לדבר עם נציג, לדבר עם נציג, לדבר עם נציגה, לדבר עם בן אדם, לדבר עם בנאדם, לדבר עם אדם, לדבר עם מישהו, רוצה בן אדם, נציג אנושי, נציג בבקשה, נציג שירות בבקשה, תנו לי נציג, תביאו לי נציג, מענה אנושי, אין עם מי לדבר, להגיע לנציג, להשיג נציג, לא בוט, לא רובוט, לדבר עם מנהל, נציג אמיתי, אדם אמיתי, בן אדם אמיתי, מנהל משמרת, speak to a human, talk to a human, speak with a human, talk to a person, speak to a person, speak with a person, real person, real human, human being, human agent, live agent, live person, live human, speak to an agent, talk to an agent, speak with an agent, speak to someone, talk to someone, speak with someone, speak to a representative, speak with a representative, talk to a representative, speak to a manager, speak to a supervisor, representative please, agent please, human please, not a bot, not a robot, no bots, cant reach anyone, reach a human, get a human, get a person, actual person, actual human`,
        unless: `הגעתי מיד לנציג אנושי, נציג אנושי ענה, שמחתי לדבר, היה תענוג לדבר, pleasure to speak, pleasure to talk, great to talk to a real, nice to speak to a real, lovely to speak, so good to talk to a`,
        within: 8,
      },
    ],
    examples: [
      'תעבירו אותי לנציג',
      'אני רוצה לדבר עם בן אדם ולא עם הבוט',
      'אי אפשר להגיע לנציג כבר שעה',
      'Let me speak to a human please',
      'I need a real person, not a bot',
    ],
    counterExamples: [
      'הנציג היה אדיב ומקצועי',
      'It was a pleasure to speak to a real person today',
      'The agent solved it at once',
    ],
  },
  {
    id: 'thanks',
    he: 'תודה',
    en: 'Thanks',
    rules: [
      {
        any: `תודה, תודה רבה, המון תודה, תודה ענקית, אלף תודות, רוצה להודות, רציתי להודות, מודה לכם, מודה לך, כל הכבוד, יישר כוח, יישר כח, שאפו, thanks, thank you, thx, thankyou, many thanks, much appreciated, appreciate it, appreciate your help, kudos, shout out to, shoutout to, well done`,
        unless: `על כלום, על לא כלום, על הבזבוז, לא תודה, תודה מראש, לא, אבל, אין, שוב, for nothing, for ruining, for the delay, for losing, for cancelling, for canceling, for wasting, no thanks, thanks to you, in advance, but, not, no, never, why, delay, delayed, cancelled`,
        within: 8,
      },
    ],
    examples: [
      'תודה רבה לנציגה על הטיפול המהיר',
      'כל הכבוד לטכנאי',
      'Thank you so much for the quick help',
      'Kudos to your team',
    ],
    counterExamples: [
      'תודה רבה על כלום',
      'Thanks for nothing',
      'Thanks for the delay',
      'תודה, אבל זה לא עזר',
    ],
  },
];
