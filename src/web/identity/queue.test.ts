import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  ahead,
  answer,
  EMPTY,
  move,
  progress,
  type Queue,
  shown,
  suggested,
  waitingIn,
  withdrawn,
} from './queue.ts';

const PAIRS = ['a', 'b', 'c', 'd'].map((id) => ({ id }));

describe('pairs that wait for an answer', () => {
  it('an answer shows the next one at once, the last one leads back to what was passed over', () => {
    let queue = answer(EMPTY, PAIRS, 'same');
    expect(shown(queue, PAIRS)?.id).toBe('b');
    queue = move(move(queue, PAIRS, 1), PAIRS, 1);
    expect(shown(queue, PAIRS)?.id).toBe('d');
    queue = answer(queue, PAIRS, 'different');
    expect(shown(queue, PAIRS)?.id).toBe('c');
  });

  it('an answer that is taken back stands before the reader again', () => {
    const queue = withdrawn(answer(answer(EMPTY, PAIRS, 'same'), PAIRS, 'different'), 'b');
    expect(shown(queue, PAIRS)?.id).toBe('b');
    expect(waitingIn(queue, PAIRS).map(({ id }) => id)).toEqual(['b', 'c', 'd']);
  });

  it('walking stops at both ends', () => {
    expect(shown(move(EMPTY, PAIRS, -1), PAIRS)?.id).toBe('a');
    let queue: Queue = EMPTY;
    for (let n = 0; n < 9; n++) queue = move(queue, PAIRS, 1);
    expect(shown(queue, PAIRS)?.id).toBe('d');
  });

  it('knows how many lie ahead of the one that is shown, so that walking on finds the next page', () => {
    expect(ahead(EMPTY, PAIRS)).toBe(4);
    expect(ahead(move(move(EMPTY, PAIRS, 1), PAIRS, 1), PAIRS)).toBe(2);
    expect(ahead(answer(EMPTY, PAIRS, 'same'), PAIRS)).toBe(3);
    expect(ahead(EMPTY, [])).toBe(0);
  });

  it('suggests to part whom a shared identifier alone had joined, and else what is likelier', () => {
    const key = { type: 'phone', masked: '***33', records: 9 };
    const stillOne = (probability: number, by: typeof key | null) =>
      suggested({ probability, stillOne: { leaving: ['r'], key: by } });
    expect([stillOne(0.9, key), stillOne(0.9, null), stillOne(0.2, null)]).toEqual([
      'different',
      'same',
      'different',
    ]);
    expect(suggested({ probability: 0.4, stillOne: null })).toBe('same');
  });

  it('counts what was decided and not what was put off', () => {
    const queue = answer(answer(EMPTY, PAIRS, 'same'), PAIRS, 'later');
    expect(progress(queue, { leftToday: 4, answeredToday: 10 })).toEqual({ done: 11, all: 14 });
  });

  it('whatever is pressed, no pair is answered twice and none is lost', () => {
    const act = fc.constantFrom('same', 'different', 'later', 'next', 'before', 'undo');
    fc.assert(
      fc.property(fc.array(act, { maxLength: 30 }), (acts) => {
        let queue: Queue = EMPTY;
        for (const one of acts) {
          const last = queue.answered.at(-1);
          if (one === 'next' || one === 'before') queue = move(queue, PAIRS, one === 'next' ? 1 : -1);
          else if (one === 'undo') queue = last === undefined ? queue : withdrawn(queue, last.id);
          else queue = answer(queue, PAIRS, one);
          const all = [...queue.answered, ...waitingIn(queue, PAIRS)].map(({ id }) => id).sort();
          expect(all).toEqual(['a', 'b', 'c', 'd']);
          expect(shown(queue, PAIRS) === null).toBe(queue.answered.length === PAIRS.length);
        }
      }),
    );
  });
});
