/** Phone centre: calls as the switch and the agent recorded them. TSV, 31.12.2026 14:05:09; the caller's line is the reference. */
import { delimitedLine } from '#sample/delimited';
import { fullName, hebrewName } from '#sample/people/contact-forms';
import { between, pickWeighted } from '#sample/random';
import type { Call } from '#sample/story/happening';
import { clock, dayAt, dayFirst, two } from '#sample/wall-time';
import { callNote } from '#sample/words/agent-notes';
import { callTranscript } from '#sample/words/call-transcript';
import { voice } from '#sample/words/voice';
import { callerLine } from './references.ts';
import { agentNumber, type Line, type Sheet, speakerOf } from './silo.ts';

const COLUMNS = [
  'CALL_ID',
  'START',
  'QUEUE',
  'DIRECTION',
  'ANI',
  'CALLER',
  'AGENT',
  'WAIT_SEC',
  'TALK_SEC',
  'OUTCOME',
  'NOTE',
];
export const PHONE_CENTRE: Sheet = {
  code: 'phone-centre',
  file: 'phone-centre-calls.tsv',
  encoding: 'utf-8',
  head: delimitedLine(COLUMNS, '\t'),
  between: '',
  tail: '',
};

export function callLine(call: Call, { person, random, number }: Line): string {
  const speaker = speakerOf(person, random, call);
  const spoken = { topic: call.topic, language: person.language, length: 'short', emoji: 'never' } as const;
  const note = pickWeighted(random, [
    [() => voice(spoken, speaker, random), 40],
    [() => callTranscript(call, person.language, speaker, random), 10],
    [() => callNote(call, speaker, random), 50],
  ])();
  const abandoned = call.type === 'call' && call.wait > 1200 && random() < 0.5;
  return delimitedLine(
    [
      `PC${900_000 + number}`,
      `${dayFirst(dayAt(call.at), '.')} ${clock(call.at)}:${two(between(random, 0, 59))}`,
      queueOf(call),
      random() < 0.06 ? 'OUT' : 'IN',
      callerLine(person),
      random() < 0.6 ? fullName(hebrewName(person, random), random) : '',
      abandoned ? '' : agentNumber(random),
      call.wait,
      abandoned ? 0 : call.talk,
      abandoned ? 'ABANDONED' : call.type.toUpperCase(),
      abandoned ? '' : note,
    ],
    '\t',
  );
}

function queueOf(call: Call): string {
  if (call.type !== 'call' || call.topic === 'cancel-difficulty') return 'RETENTION';
  if (call.topic === 'router-fault' || call.topic === 'slow-internet') return 'TECH';
  if (
    call.topic === 'installation-delay' ||
    call.topic === 'storm-delay' ||
    call.topic === 'technician-no-show'
  )
    return 'SCHEDULING';
  if (call.topic === 'billing-error' || call.topic === 'free-installation') return 'BILLING';
  return 'SERVICE';
}
