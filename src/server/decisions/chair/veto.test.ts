import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { roundOf, sinceBrought } from './round.ts';
import {
  type Ballot,
  mayCast,
  mayClose,
  type Round,
  standingVetoes,
  VOTES,
  type Vote,
  verdict,
} from './veto.ts';

const UNTIL = new Date('2026-03-08T08:00:00Z');
const BEFORE = new Date('2026-03-05T08:00:00Z');
const empty: Round = { ballots: [], seats: ['tomer', 'hadas'], overrideSeq: null, voteUntil: UNTIL };

function withVotes(...votes: [by: string, vote: Vote][]): Round {
  return { ...empty, ballots: votes.map(([by, vote], at) => ({ seq: at + 3, by, vote })) };
}

describe('closing', () => {
  test('silence never passes a decision, also when the time is up', () => {
    expect(mayClose(empty, BEFORE)).toEqual({ ok: false, refusal: 'chair-silent' });
    expect(mayClose(empty, UNTIL)).toEqual({ ok: false, refusal: 'chair-silent' });
  });

  test('a veto stops the decision until it is answered', () => {
    const vetoed = withVotes(['tomer', 'agreed'], ['hadas', 'vetoed']);
    expect(verdict(vetoed)).toBe('vetoed');
    expect(mayClose(vetoed, UNTIL)).toEqual({ ok: false, refusal: 'veto-stands' });
    const withdrawn = withVotes(['tomer', 'agreed'], ['hadas', 'vetoed'], ['hadas', 'veto-withdrawn']);
    expect(verdict(withdrawn)).toBe('cleared');
    expect(mayClose(withdrawn, BEFORE)).toMatchObject({ ok: true });
  });

  test('a withdrawn veto alone is not a yes', () => {
    const round = withVotes(['hadas', 'vetoed'], ['hadas', 'veto-withdrawn']);
    expect(verdict(round)).toBe('voting');
    expect(mayClose(round, UNTIL)).toEqual({ ok: false, refusal: 'chair-silent' });
  });

  test('one friendly voice does not close a vote while another representative may still speak', () => {
    const round = withVotes(['tomer', 'agreed']);
    expect(verdict(round)).toBe('voting');
    expect(mayClose(round, BEFORE)).toEqual({ ok: false, refusal: 'vote-runs' });
    expect(mayClose(round, UNTIL)).toMatchObject({ ok: true });
    expect(mayClose(withVotes(['tomer', 'agreed'], ['hadas', 'agreed-on-conditions']), BEFORE)).toMatchObject(
      {
        ok: true,
      },
    );
  });
});

describe('the signature over a veto', () => {
  const signed: Round = { ...withVotes(['hadas', 'vetoed']), overrideSeq: 4 };

  test('clears the vetoes that stood, and closes', () => {
    expect(verdict(signed)).toBe('cleared');
    expect(mayClose(signed, BEFORE)).toMatchObject({ ok: true });
  });

  test('does not reach a veto that is cast after it', () => {
    const later = {
      ...signed,
      ballots: [...signed.ballots, { seq: 5, by: 'tomer', vote: 'vetoed' as const }],
    };
    expect(verdict(later)).toBe('vetoed');
    expect(mayClose(later, UNTIL)).toEqual({ ok: false, refusal: 'veto-stands' });
  });

  test('ends the say of whoever it signed over, in this round', () => {
    for (const vote of VOTES) expect(mayCast(signed, 'hadas', vote).ok).toBe(false);
    expect(mayCast(signed, 'tomer', 'vetoed').ok).toBe(true);
  });
});

test('nobody withdraws a veto that is not their own', () => {
  const round = withVotes(['hadas', 'vetoed']);
  expect(mayCast(round, 'tomer', 'veto-withdrawn')).toEqual({ ok: false, refusal: 'no-veto' });
  expect(mayCast(round, 'hadas', 'veto-withdrawn')).toMatchObject({ ok: true });
});

test('a change ends the round, and bringing it again begins a new one', () => {
  const by = { id: 'hadas' };
  const history = ['proposed', 'brought', 'vetoed', 'overridden', 'changed'].map((type, at) => ({
    seq: at + 1,
    type,
    by,
  }));
  const chair = { seats: ['hadas'], voteUntil: UNTIL };
  expect(roundOf(history, chair)).toMatchObject({ ballots: [], overrideSeq: null });
  const again = [...history, { seq: 6, type: 'brought', by }, { seq: 7, type: 'agreed', by }];
  expect(sinceBrought(again).map(({ seq }) => seq)).toEqual([7]);
  expect(roundOf(again, chair)).toMatchObject({ ballots: [{ seq: 7, vote: 'agreed' }], overrideSeq: null });
});

test('over any course of a vote no veto is lost: it ends by its holder or by a signature, and never closes before', () => {
  const person = fc.constantFrom('tomer', 'hadas', 'noa');
  const act = fc.oneof(
    {
      weight: 6,
      arbitrary: fc.record({
        kind: fc.constant('vote' as const),
        by: person,
        vote: fc.constantFrom(...VOTES),
      }),
    },
    { weight: 1, arbitrary: fc.record({ kind: fc.constant('sign' as const) }) },
    { weight: 2, arbitrary: fc.record({ kind: fc.constant('close' as const), late: fc.boolean() }) },
  );
  let stopped = 0;
  let closings = 0;
  fc.assert(
    fc.property(fc.array(act, { minLength: 1, maxLength: 40 }), (acts) => {
      const holders = new Set<string>();
      let ballots: Ballot[] = [];
      let overrideSeq: number | null = null;
      let seq = 2;
      const seats = ['tomer', 'hadas', 'noa'];
      for (const one of acts) {
        const round = { ballots, seats, overrideSeq, voteUntil: UNTIL };
        expect(new Set(standingVetoes(round).map(({ by }) => by))).toEqual(holders);
        if (one.kind === 'vote') {
          if (!mayCast(round, one.by, one.vote).ok) continue;
          seq++;
          ballots = [...ballots, { seq, by: one.by, vote: one.vote }];
          if (one.vote === 'vetoed') holders.add(one.by);
          else holders.delete(one.by);
        } else if (one.kind === 'sign') {
          if (verdict(round) !== 'vetoed') continue;
          seq++;
          overrideSeq = seq;
          holders.clear();
        } else {
          const closed = mayClose(round, one.late ? UNTIL : BEFORE);
          if (holders.size > 0) {
            expect(closed).toEqual({ ok: false, refusal: 'veto-stands' });
            stopped++;
          }
          if (!closed.ok) continue;
          expect(overrideSeq !== null || ballots.some(({ vote }) => vote.startsWith('agreed'))).toBe(true);
          closings++;
          return;
        }
      }
    }),
    { numRuns: 1_000 },
  );
  expect(stopped).toBeGreaterThan(50);
  expect(closings).toBeGreaterThan(50);
});
