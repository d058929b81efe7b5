/** What the company itself sends: short, in first person plural, addressed in the plural. */
type Bilingual = { he: string; en: string };

export const CAMPAIGNS: Record<string, { subject: Bilingual; message: Bilingual } | undefined> = {
  JOIN: {
    subject: { he: 'סיבים הגיעו לשכונה', en: 'Fiber has reached your street' },
    message: {
      he: 'אפשר להצטרף עכשיו, ונחזור עם תאריך התקנה.',
      en: 'Join now and we will come back with a date.',
    },
  },
  'FIBER-UP': {
    subject: { he: 'אפשר לעבור לסיבים', en: 'You can move to fiber' },
    message: { he: 'בדקנו: הסיבים מגיעים עד הבית שלכם.', en: 'We checked: fiber reaches your home.' },
  },
  SERIES: {
    subject: { he: 'חודש של סדרות', en: 'A month of series' },
    message: {
      he: 'החודש הוספנו ערוץ סדרות, בלי תוספת תשלום.',
      en: 'We added a series channel this month, at no charge.',
    },
  },
  FRIEND: {
    subject: { he: 'מביאים חברים', en: 'Bring a friend' },
    message: {
      he: 'הצטרפות דרככם? חודש מתנה לשני הצדדים.',
      en: 'A friend joins through you: a month for both.',
    },
  },
  HOLIDAY: {
    subject: { he: 'שעות המוקד בחג', en: 'Our hours in the holiday' },
    message: {
      he: 'בחג אנחנו זמינים בצ׳אט ובמוקד התקלות.',
      en: 'In the holiday we are there by chat and fault line.',
    },
  },
  'SAFETY-TIPS': {
    subject: { he: 'שלושה טיפים לגלישה בטוחה', en: 'Three tips for safe browsing' },
    message: {
      he: 'סיסמה לנתב, עדכון, ואימות בשני שלבים.',
      en: 'A router password, updates, a second factor.',
    },
  },
  'PRICE-2': {
    subject: { he: 'עדכון במחיר החבילה', en: 'A change in the price of your plan' },
    message: {
      he: 'החל מהחודש הבא מחיר החבילה יעלה ב-12 ש"ח.',
      en: 'From next month your plan costs 12 shekels more.',
    },
  },
};
