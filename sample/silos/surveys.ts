/** Surveys: scores and comments. CSV in UTF-8, year first; about two of five who answer also write. */
import { delimitedLine } from '#sample/delimited';
import { mailForm } from '#sample/people/contact-forms';
import type { Answer } from '#sample/story/happening';
import { clock, dayAt, isoDay } from '#sample/wall-time';
import { voice } from '#sample/words/voice';
import { contactNumber } from './references.ts';
import { type Line, type Sheet, speakerOf } from './silo.ts';

const COLUMNS = [
  'answer_id',
  'answered_at',
  'survey',
  'about',
  'measure',
  'score',
  'comment',
  'contact',
  'mail',
  'language',
  'sent_by',
];
export const SURVEYS: Sheet = {
  code: 'surveys',
  file: 'survey-answers.csv',
  encoding: 'utf-8',
  head: delimitedLine(COLUMNS, ','),
  between: '',
  tail: '',
};

export function answerLine(answer: Answer, { person, random, number }: Line): string {
  const spoken = {
    topic: answer.topic,
    language: person.language,
    length: 'short',
    emoji: 'sometimes',
  } as const;
  const comment = random() < 0.6 ? voice(spoken, speakerOf(person, random, answer), random) : '';
  const unanswered = comment !== '' && random() < 0.02;
  return delimitedLine(
    [
      `A${20_000 + number}`,
      `${isoDay(dayAt(answer.at))} ${clock(answer.at)}`,
      `${answer.measure.toUpperCase()}-${answer.about}`,
      answer.about,
      answer.measure.toUpperCase(),
      unanswered ? '' : answer.score,
      comment,
      contactNumber(person.index),
      mailForm(person, random, 0.3),
      person.language,
      random() < 0.6 ? 'mail' : 'sms',
    ],
    ',',
  );
}
