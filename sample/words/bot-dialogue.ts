/**
 * Talks with the chat bot, turn by turn. A bot that circles answers the same thing to a person who asks for a person.
 */
import { pick, type Random } from '#sample/random';
import type { BotIntent, BotTalk } from '#sample/story/happening';
import { type Speaker, say } from './compose.ts';

type Lines = { ask: readonly string[]; reply: readonly string[]; again: readonly string[] };
type Script = {
  customer: string;
  bot: string;
  hello: readonly string[];
  intents: Record<BotIntent, Lines>;
  human: readonly string[];
  refuse: readonly string[];
  transfer: readonly string[];
  bye: readonly string[];
};

const HEBREW: Script = {
  customer: 'לקוח',
  bot: 'בוט',
  hello: ['שלום, כאן אור, העוזרת הדיגיטלית של אור־נט. במה אפשר לעזור?', 'היי, כאן אור. ספרו לי במה מדובר.'],
  intents: {
    plans: {
      ask: ['כמה עולה אינטרנט סיבים?', 'מה המבצעים למצטרפים חדשים?', 'יש סיבים ב{city}?'],
      reply: [
        'סיבים 1000 במחיר 129 ש"ח לחודש. להמשיך להזמנה?',
        'יש שלוש חבילות. מה חשוב לכם יותר, מהירות או מחיר?',
      ],
      again: ['וכמה עולה ההתקנה?', 'זה מחיר קבוע?', 'יש התחייבות?'],
    },
    bill: {
      ask: ['למה החשבונית גבוהה ב-{amount} ש"ח?', 'אני רוצה העתק של החשבונית', 'חויבתי פעמיים'],
      reply: ['החשבונית האחרונה נשלחה אליכם במייל.', 'אפשר לראות את פירוט החיובים באזור האישי.'],
      again: ['זה לא עונה על השאלה', 'כבר ראיתי שם, עדיין לא ברור', 'אוקיי תודה'],
    },
    fault: {
      ask: ['אין אינטרנט מאז {hour}', 'הנתב {model} מתנתק', 'הגלישה איטית'],
      reply: ['בואו ננסה לכבות ולהדליק את הנתב. זה עזר?', 'בדקתי את הקו, נראה תקין. נסו לחבר בכבל.'],
      again: ['עשיתי, לא עזר', 'כבר עשיתי את זה {few} פעמים', 'עובד, תודה'],
    },
    technician: {
      ask: ['מתי מגיע הטכנאי?', 'אני רוצה לשנות תור לטכנאי', 'הטכנאי לא הגיע'],
      reply: ['הביקור הבא מופיע באזור האישי.', 'אפשר לבחור חלון אחר ביום ראשון או שני.'],
      again: ['לא מופיע שם כלום', 'צריך שעה אחרת', 'בסדר'],
    },
    cancel: {
      ask: ['אני רוצה לבטל את המנוי', 'להתנתק', 'איך מבטלים?'],
      reply: [
        'חבל לנו! יש לנו הצעה מיוחדת בשבילכם: חודש מתנה.',
        'כדי להמשיך בחרו: 1. שדרוג 2. מבצעים 3. תפריט ראשי',
        'לא הבנתי את הבקשה. אפשר לנסח שוב?',
      ],
      again: ['לא רוצה הצעות, רוצה לבטל', 'לבטל!!!', 'אמרתי כבר, ביטול', 'מה לא ברור'],
    },
    price: {
      ask: ['למה המחיר עולה?', 'קיבלתי הודעה על התייקרות', 'אני לא מסכים להעלאת המחיר'],
      reply: ['המחירון החדש נכנס לתוקף בחודש הבא.', 'אפשר לקרוא על המחירון החדש באתר.'],
      again: ['סגרו איתי מחיר לשנה', 'זה לא מה שסוכם', 'ומה עם לקוחות ותיקים?'],
    },
  },
  human: ['נציג', 'תעבירו אותי לנציג', 'אני רוצה לדבר עם בן אדם', 'נציג אנושי בבקשה', 'יש שם מישהו אמיתי?'],
  refuse: [
    'אני יכולה לעזור גם כאן. במה מדובר?',
    'כל הנציגים עסוקים. בינתיים, אולי אחת האפשרויות תעזור: 1. חשבון 2. תקלה 3. מבצעים',
    'לא הבנתי את הבקשה. אפשר לנסח שוב?',
  ],
  transfer: ['מעבירה עכשיו לנציגות. זמן המתנה משוער: {few} דקות.', 'בטח, מישהו מהצוות ימשיך מכאן.'],
  bye: ['שמחתי לעזור. יום טוב!', 'תודה שפניתם אלינו.'],
};

const ENGLISH: Script = {
  customer: 'Customer',
  bot: 'Bot',
  hello: ['Hello, this is Or, the digital assistant of Or-Net. How can I help?'],
  intents: {
    plans: {
      ask: ['How much is fiber?', 'Any offers for new customers?'],
      reply: ['Fiber 1000 is 129 a month. Shall we order?'],
      again: ['And the installation?', 'Is the price fixed?'],
    },
    bill: {
      ask: ['Why is my bill {amount} higher?', 'I was charged twice'],
      reply: ['Your last bill was sent by mail.', 'See the details in your personal area.'],
      again: ['That is not what I asked', 'Still not clear', 'OK thanks'],
    },
    fault: {
      ask: ['No internet since {hour}', 'My {model} keeps disconnecting'],
      reply: ['Let us restart the router. Did it help?', 'The line looks fine from here.'],
      again: ['I did, no change', 'I have done that {few} times', 'Works, thanks'],
    },
    technician: {
      ask: ['When does the technician come?', 'The technician did not come'],
      reply: ['Your next visit is shown in your personal area.'],
      again: ['Nothing there', 'I need another hour', 'Fine'],
    },
    cancel: {
      ask: ['I want to cancel', 'How do I disconnect?'],
      reply: [
        'Sorry to hear! We have a special offer for you.',
        'I did not understand. Could you rephrase?',
        'Please choose: 1. upgrade 2. offers 3. main menu',
      ],
      again: ['No offers, cancel', 'CANCEL', 'I said it already'],
    },
    price: {
      ask: ['Why does my price go up?', 'I do not agree to the price rise'],
      reply: ['The new price list starts next month.'],
      again: ['You promised a fixed price', 'What about loyal customers?'],
    },
  },
  human: ['agent', 'let me talk to a human', 'representative please', 'a real person!'],
  refuse: [
    'I can help you right here. What is it about?',
    'I did not understand. Could you rephrase?',
    'All agents are busy. Meanwhile: 1. bill 2. fault 3. offers',
  ],
  transfer: ['Transferring you to a person now.', 'Of course, somebody from the team takes over.'],
  bye: ['Glad to help. Have a good day!'],
};

export function botTranscript(
  talk: BotTalk,
  language: 'he' | 'en',
  speaker: Speaker,
  random: Random,
): string {
  const script = language === 'he' ? HEBREW : ENGLISH;
  const lines = script.intents[talk.intent];
  const turn = (who: string, list: readonly string[]) =>
    `${who}: ${say(pick(random, list), speaker, random)}`;
  const turns = [
    turn(script.bot, script.hello),
    turn(script.customer, lines.ask),
    turn(script.bot, lines.reply),
  ];
  for (let round = 1; round < talk.rounds; round++) {
    const wantsHuman = talk.asked && round > 1;
    turns.push(turn(script.customer, wantsHuman && random() < 0.6 ? script.human : lines.again));
    turns.push(turn(script.bot, talk.refused && wantsHuman ? script.refuse : lines.reply));
  }
  if (talk.asked)
    turns.push(
      turn(script.customer, script.human),
      turn(script.bot, talk.refused ? script.refuse : script.transfer),
    );
  else turns.push(turn(script.bot, script.bye));
  return turns.join('\n');
}
