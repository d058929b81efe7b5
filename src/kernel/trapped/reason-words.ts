import type { Reason } from './detect.ts';

/** Why somebody counts as trapped, as a sentence for whoever is to release them. */
export function reasonWords(reason: Reason): { readonly he: string; readonly en: string } {
  switch (reason.reason) {
    case 'asked-for-human':
      return reason.times === 1
        ? { he: 'הלקוח ביקש נציג אנושי', en: 'The customer asked for a human' }
        : {
            he: `הלקוח ביקש נציג אנושי ${reason.times} פעמים`,
            en: `The customer asked for a human ${reason.times} times`,
          };
    case 'human-refused':
      return { he: 'הבקשה לנציג אנושי נדחתה', en: 'The request for a human was refused' };
    case 'dead-ends':
      return {
        he: `הבוט הגיע למבוי סתום ${reason.times} פעמים`,
        en: `The bot came to a dead end ${reason.times} times`,
      };
    case 'same-step':
      return {
        he: `אותו שלב של הבוט חזר ${reason.times} פעמים`,
        en: `The same step of the bot came ${reason.times} times`,
      };
    case 'circle':
      return {
        he: 'הבוט חזר על אותו סיבוב בלי שנאמר דבר חדש',
        en: 'The bot went around the same circle with nothing new told',
      };
    case 'bot-time':
      return {
        he: `${whole(reason.minutes)} דקות עם הבוט`,
        en: `${whole(reason.minutes)} minutes with the bot`,
      };
    case 'bot-time-unusual':
      return {
        he: `${whole(reason.minutes)} דקות עם הבוט; בעניין כזה רגילות ${whole(reason.usualMinutes)}`,
        en: `${whole(reason.minutes)} minutes with the bot, where ${whole(reason.usualMinutes)} are usual`,
      };
    case 'negative-replies':
      return {
        he: `הלקוח ענה בשלילה או ניסח מחדש ${reason.times} פעמים`,
        en: `The customer said no or said it again in other words ${reason.times} times`,
      };
    case 'ping-pong':
      return {
        he: 'הלקוח הוחזר ליחידה שכבר העבירה אותו, ונשאל שוב על אותו דבר',
        en: 'The customer was sent back to a division that had handed over, and asked the same again',
      };
  }
}

function whole(minutes: number): number {
  return Math.round(minutes);
}
