/** What agents and technicians jot down after a contact: short, in Hebrew, in the third person. */
import { pick, type Random } from '#sample/random';
import type { Call, Topic } from '#sample/story/happening';
import { type Speaker, say } from './compose.ts';

const NOTES: Record<Topic, readonly string[]> = {
  'installation-delay': [
    'שיחה על התקנה שנדחתה, מבקשים תאריך.',
    'התקנה טרם בוצעה, הועבר לתיאום.',
    'עיכוב בהתקנה, שיחה קשה.',
  ],
  'storm-delay': ['התקנה נדחתה עקב הסערה, מבקשים מועד.', 'שאלה על מועד חדש אחרי הסערה.'],
  'technician-no-show': [
    'טכנאי לא הגיע, נקבע מועד חדש.',
    'תלונה על טכנאי שלא הגיע.',
    'אי הגעה. ביקשו פיצוי.',
  ],
  'billing-error': [
    'בירור חיוב {amount} ש"ח, הועבר לחיובים.',
    'חיוב כפול, לדברי הפונים.',
    'מבקשים זיכוי על {amount} ש"ח.',
  ],
  'free-installation': [
    'טוענים שהובטחה התקנה חינם במכירות. אין תיעוד במערכת.',
    'חיוב דמי התקנה בניגוד להבטחת נציג מכירות.',
    'הובטח ללא עלות, חויב 249. הועבר למכירות.',
  ],
  'price-rise': [
    'שיחה על העלאת המחיר, מאיימים לעזוב.',
    'לא מסכימים להתייקרות. הוסבר.',
    'ביקשו להישאר במחיר הקודם.',
  ],
  'router-fault': [
    'נתב {model} תקול, בוצע ריסט ללא שינוי.',
    'ניתוקים בנתב {model}. הוזמן טכנאי.',
    'תקלה חוזרת בנתב {model}.',
  ],
  'slow-internet': [
    'גלישה איטית, נמדד {speed} מגה.',
    'ניתוקים בערב באזור {city}.',
    'איטיות, בדיקת קו תקינה.',
  ],
  'bot-circle': ['הגיעו מהבוט אחרי ניסיונות רבים.', 'כעס על הבוט שלא העביר לנציג.'],
  'long-wait': ['התנצלנו על ההמתנה. {minutes} דקות בתור.', 'תלונה על זמני המתנה.'],
  'app-fault': ['אפליקציה קורסת, נפתחה תקלה לדיגיטל.', 'לא מקבלים קוד כניסה.'],
  'cancel-difficulty': [
    'בקשת ניתוק. הועבר לשימור.',
    'רוצים להתנתק, כבר פנו {few} פעמים.',
    'ניתוק. נשלח אישור במייל.',
  ],
  thanks: ['התקשרו להודות.', 'שביעות רצון מהטיפול.'],
  question: ['שאלה על החבילה, נענתה.', 'עדכון כרטיס אשראי.', 'מעבר דירה, תואם.', 'הסבר על החשבונית.'],
};
const ENDINGS = [
  '',
  '',
  '',
  ' טופל.',
  ' ממתין לחזרה.',
  ' הבטחנו לחזור עד מחר.',
  ' בקשה לשיחה עם אחראי.',
  ' נסגר בשיחה.',
];
const SAVED = ['נשאר לאחר הצעת שימור.', 'הוחלט להישאר, הנחה לשישה חודשים.', 'ביטול בקשת הניתוק.'];

export function callNote(call: Call, speaker: Speaker, random: Random): string {
  if (call.type === 'save') return pick(random, SAVED);
  return say(pick(random, NOTES[call.topic]), speaker, random) + pick(random, ENDINGS);
}
