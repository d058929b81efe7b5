/**
 * The words of the letter's mail. Two languages side by side, so that a sentence added to one is missed in the other;
 * whole sentences only, with numbers given in.
 */
export type Language = 'he' | 'en';

const he = {
  title: (organization: string, month: string) => `הדוח החודשי של ${organization} · ${month}`,
  list: 'הדוח החודשי',
  hello: (name: string) => `שלום ${name},`,
  lead: 'כך נראה החודש בעיני לקוחות. לא נבחר מה להראות: הדוח נכתב מהנתונים עצמם.',
  before: (n: string) => `בחודש הקודם: ${n}`,
  of: (n: string) => `מתוך ${n}`,
  early: 'מוקדם לדעת',
  none: 'אין נתון',
  amount: (sum: string, before: string) => `${sum} · בחודש הקודם: ${before}`,
  heard: {
    heading: 'מה שמענו',
    interactions: 'מגעים עם לקוחות',
    verbatims: 'דברים שלקוחות כתבו או אמרו',
    negative: 'מהם בטון שלילי',
    nps: 'נכונות להמליץ (NPS)',
  },
  money: {
    heading: 'החזרות, זיכויים ושימור',
    returns: 'החזרות',
    credits: 'זיכויים ופיצויים',
    threats: 'איומים בתביעה',
    saves: 'לקוחות שנשמרו',
  },
  promises: {
    heading: 'הבטחות',
    kept: 'שיעור עמידה בהבטחות',
    broken: 'הבטחות שהופרו',
    moved: 'מועדים שאנחנו דחינו (נספרים כהפרה)',
    open: 'הגיע מועדן ואיש לא אמר מה עלה בהן',
    division: (name: string) => `שיעור עמידה · ${name}`,
  },
  patterns: {
    heading: 'דפוסים חוזרים',
    line: (name: string, observed: string, expected: string) =>
      `${name}: ${observed} אזכורים, כשהצפוי היה ${expected}`,
    none: 'לא נמצא החודש דפוס שחורג מהצפוי.',
  },
  decisions: {
    heading: 'החלטות והכיסא הריק',
    state: {
      voting: 'בהצבעה',
      vetoed: 'נעצרה בווטו',
      cleared: 'עברה את הכיסא',
      closed: 'התקבלה',
      withdrawn: 'ירדה מהפרק',
    },
    veto: (by: string, words: string) => `וטו הלקוח הסמוי · ${by}: ${words}`,
    override: (by: string, reason: string, on: string) =>
      `עקיפת וטו בחתימה · ${by}: ${reason} · בדיקה לאחור: ${on}`,
    none: 'שום החלטה לא הובאה החודש לפני הכיסא הריק.',
  },
  stories: {
    heading: 'סיפורים של לקוחות',
    random: 'נבחר באקראי מכל דברי החודש',
    typical: 'מהנושא הנפוץ ביותר החודש',
    'gone-well': 'סיפור שנגמר טוב',
    none: 'החודש לא היו דברים שאפשר לצטט בלי לזהות את מי שאמר אותם.',
  },
  ideas: {
    heading: 'רעיונות',
    line: (raised: string, assessed: string) => `רעיונות חדשים: ${raised} · חוות דעת מקצועיות: ${assessed}`,
  },
  page: 'לדוח המלא',
  chain: (head: string) =>
    `חותם היומן ביום הכתיבה: ${head}. שינוי לאחור ברישום ההחלטות כבר לא יגיע לחותם הזה.`,
};

const en: typeof he = {
  title: (organization, month) => `The monthly letter of ${organization} · ${month}`,
  list: 'Monthly letter',
  hello: (name) => `Hello ${name},`,
  lead: 'This is how the month looked to customers. Nobody chose what to show: the letter is written from the figures.',
  before: (n) => `Month before: ${n}`,
  of: (n) => `of ${n}`,
  early: 'too early to say',
  none: 'no figure',
  amount: (sum, before) => `${sum} · month before: ${before}`,
  heard: {
    heading: 'What we heard',
    interactions: 'Contacts with customers',
    verbatims: 'Things that customers wrote or said',
    negative: 'of these, negative',
    nps: 'Willingness to recommend (NPS)',
  },
  money: {
    heading: 'Returns, credits and saves',
    returns: 'Returns',
    credits: 'Credits and compensation',
    threats: 'Threats to sue',
    saves: 'Customers who stayed after all',
  },
  promises: {
    heading: 'Promises',
    kept: 'Promises kept',
    broken: 'Promises broken',
    moved: 'Dates that we moved (counted as broken)',
    open: 'Due, and nobody said what became of them',
    division: (name) => `Promises kept · ${name}`,
  },
  patterns: {
    heading: 'Recurring patterns',
    line: (name, observed, expected) => `${name}: ${observed} mentions where ${expected} were expected`,
    none: 'No pattern stood out from what was expected this month.',
  },
  decisions: {
    heading: 'Decisions and the empty chair',
    state: {
      voting: 'being voted on',
      vetoed: 'stopped by a veto',
      cleared: 'passed the chair',
      closed: 'taken',
      withdrawn: 'withdrawn',
    },
    veto: (by, words) => `Veto of the hidden customer · ${by}: ${words}`,
    override: (by, reason, on) => `Veto overridden by signature · ${by}: ${reason} · review on ${on}`,
    none: 'No decision was brought before the empty chair this month.',
  },
  stories: {
    heading: 'Stories of customers',
    random: 'Drawn at random from all words of the month',
    typical: "From the month's commonest theme",
    'gone-well': 'A story that ended well',
    none: 'This month nothing could be quoted without telling who said it.',
  },
  ideas: {
    heading: 'Ideas',
    line: (raised, assessed) => `New ideas: ${raised} · professional assessments: ${assessed}`,
  },
  page: 'To the whole letter',
  chain: (head) =>
    `Seal of the log on the day of writing: ${head}. Whoever changes the record of decisions afterwards cannot arrive at this seal again.`,
};

export const LETTER_WORDS: Readonly<Record<Language, typeof he>> = { he, en };
