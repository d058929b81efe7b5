/** Chat bot: whole talks as JSON lines, with offset times; half of the visitors never say who they are. */

import { between } from '#sample/random';
import type { BotTalk } from '#sample/story/happening';
import { clock, dayAt, isoDay, offset, two } from '#sample/wall-time';
import { botTranscript } from '#sample/words/bot-dialogue';
import { chatVisitor } from './references.ts';
import { type Line, type Sheet, speakerOf } from './silo.ts';

export const BOT: Sheet = {
  code: 'bot',
  file: 'chatbot-conversations.jsonl',
  encoding: 'utf-8',
  head: '',
  between: '',
  tail: '',
};

export function botLine(talk: BotTalk, { person, random, number }: Line): string {
  const day = dayAt(talk.at);
  const known = random() < 0.7;
  const language = person.language;
  const transcript = botTranscript(talk, language, speakerOf(person, random, talk), random);
  return `${JSON.stringify({
    conversation: conversationId(number),
    started: `${isoDay(day)}T${clock(talk.at)}:${two(between(random, 0, 59))}${offset(day)}`,
    visitor: known ? chatVisitor(person.index) : null,
    phone: known && random() < 0.6 ? person.mobile : null,
    mail: known && random() < 0.3 ? person.mail : null,
    lang: language,
    intent: talk.intent,
    turns: transcript.split('\n').length,
    minutes: talk.rounds + between(random, 1, 4),
    askedForHuman: talk.asked ? 'yes' : 'no',
    refused: talk.refused ? 'yes' : 'no',
    ended: talk.refused ? 'left' : talk.asked ? 'transferred' : 'closed',
    transcript,
  })}\n`;
}

export function conversationId(number: number): string {
  return `bot-${300_000 + number}`;
}
