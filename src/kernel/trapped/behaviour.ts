import type { Meaning, Talk } from './talk.ts';

/** What happened to somebody in a talk, counted. Behaviour before text: it says the same in every language. */
export interface Behaviour {
  readonly turns: number;
  readonly customerTurns: number;
  readonly deadEnds: number;
  readonly negations: number;
  readonly rephrasings: number;
  readonly noise: number;
  readonly humanRequests: number;
  readonly humanRefusals: number;
  /** Bot steps that had been there before in this talk. */
  readonly repeats: number;
  /** Visits of the step that came most often; a step that stays is one visit. */
  readonly mostVisits: number;
  /** The same two or more bot steps over again, in the same order, without the customer having told anything new. */
  readonly circles: number;
  /** Milliseconds with the bot, null without times. */
  readonly botTime: number | null;
  /** Returns to a division of people that had already handed over. */
  readonly pingPong: number;
  /** Pieces of information that people asked for again. */
  readonly askedAgain: number;
}

export function behaviourOf(talk: Talk): Behaviour {
  const count = (meaning: Meaning): number => talk.filter(({ means }) => means.includes(meaning)).length;
  const visits = visitsOf(talk);
  const distinct = new Map<string, number>();
  for (const { step } of visits) distinct.set(step, (distinct.get(step) ?? 0) + 1);
  return {
    turns: talk.length,
    customerTurns: talk.filter(({ by }) => by === 'customer').length,
    deadEnds: count('dead-end'),
    negations: count('negation'),
    rephrasings: count('rephrasing'),
    noise: count('noise'),
    humanRequests: count('asked-for-human'),
    humanRefusals: count('human-refused'),
    repeats: visits.length - distinct.size,
    mostVisits: Math.max(0, ...distinct.values()),
    circles: circlesIn(visits),
    botTime: botTimeOf(talk),
    pingPong: returns(talk),
    askedAgain: askedAgain(talk),
  };
}

interface Visit {
  readonly step: string;
  /** Pieces of information known when the bot came to the step. */
  readonly known: number;
}

function visitsOf(talk: Talk): Visit[] {
  const visits: Visit[] = [];
  const known = new Set<string>();
  for (const turn of talk) {
    if (turn.by === 'customer') for (const piece of turn.told) known.add(piece);
    else if (turn.by === 'bot' && visits.at(-1)?.step !== turn.step)
      visits.push({ step: turn.step, known: known.size });
  }
  return visits;
}

/** A walk of two to six steps that is at once walked again. */
function circlesIn(visits: readonly Visit[]): number {
  let circles = 0;
  for (let at = 0; at < visits.length; at++) {
    const length = [2, 3, 4, 5, 6].find((size) => {
      const again = visits.slice(at + size, at + 2 * size);
      return (
        again.length === size &&
        again.every(({ step }, place) => step === visits[at + place]?.step) &&
        again.at(-1)?.known === visits[at + size - 1]?.known
      );
    });
    if (length === undefined) continue;
    circles++;
    at += length - 1;
  }
  return circles;
}

/** From a bot's turn to the next turn, as far as both have times. */
function botTimeOf(talk: Talk): number | null {
  let sum: number | null = null;
  let since: number | null = null;
  for (const { by, at } of talk) {
    if (at === undefined) continue;
    if (since !== null) sum = (sum ?? 0) + Math.max(0, at - since);
    since = by === 'person' ? null : at;
  }
  return sum;
}

function returns(talk: Talk): number {
  const had = new Set<string>();
  let holder: string | undefined;
  let count = 0;
  for (const { by, group } of talk) {
    if (by !== 'person' || group === undefined || group === holder) continue;
    if (had.has(group)) count++;
    had.add(group);
    holder = group;
  }
  return count;
}

function askedAgain(talk: Talk): number {
  const asked = talk.flatMap(({ by, step, means }) =>
    by === 'person' && means.includes('information-asked') ? [step] : [],
  );
  return asked.length - new Set(asked).size;
}
