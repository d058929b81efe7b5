/** A recorded call as speech-to-text hands it over: two voices, turn by turn. */
import { pick, type Random } from '#sample/random';
import type { Call } from '#sample/story/happening';
import { type Speaker, say } from './compose.ts';
import { ENGLISH } from './english.ts';
import { HEBREW } from './hebrew.ts';

const LINES = {
  he: {
    agent: 'נציגות',
    customer: 'לקוח',
    topics: HEBREW,
    hello: ['אור־נט שלום, כאן {agent}. במה אפשר לעזור?', 'שלום, הגעתם לאור־נט, {agent} כאן.'],
    listen: ['מובן. רגע, הכרטיס נפתח.', 'תודה על הסבלנות, זה בבדיקה.', 'שמעתי. מתי זה התחיל?'],
    solve: [
      'טעינו, וזה מתוקן עכשיו.',
      'נחזור אליכם עד יום שלישי עם תשובה.',
      'הבקשה עוברת לאגף תפעול, והטיפול נשאר אצלנו עד שזה נפתר.',
      'אין כאן רישום של ההבטחה הזאת. נבדוק עם המכירות.',
    ],
    bye: [
      'תודה, אני מחכה לתשובה.',
      'בסדר. אבל זו הפעם האחרונה.',
      'תודה רבה, עזרת לי מאוד.',
      'ביקשתי מנהל ועדיין לא קיבלתי.',
    ],
  },
  en: {
    agent: 'Agent',
    customer: 'Customer',
    topics: ENGLISH,
    hello: ['Or-Net, hello, this is {agent}. How can I help?'],
    listen: ['I see. One moment, I am opening your record.', 'Thank you for waiting. When did it start?'],
    solve: [
      'We were wrong, I am correcting it now.',
      'We will be back to you by Tuesday.',
      'I have no record of that promise. I will ask sales.',
    ],
    bye: [
      'Thanks, I am waiting for your answer.',
      'Fine. But this is the last time.',
      'Thank you, that helped.',
      'I asked for a manager and still nothing.',
    ],
  },
};

export function callTranscript(call: Call, language: 'he' | 'en', speaker: Speaker, random: Random): string {
  const lines = LINES[language];
  const wording = lines.topics[call.topic];
  const agent = (list: readonly string[]) => `${lines.agent}: ${say(pick(random, list), speaker, random)}`;
  const customer = (list: readonly string[]) =>
    `${lines.customer}: ${say(pick(random, list), speaker, random)}`;
  return [
    agent(lines.hello),
    customer(wording.what),
    agent(lines.listen),
    customer(wording.more),
    agent(lines.solve),
    customer(lines.bye),
  ].join('\n');
}
