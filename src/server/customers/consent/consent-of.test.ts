import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { CONSENT_ANSWERS, PURPOSES, REACH, type Reach } from '#contract/consent';
import { type Addresses, type Fact, type Reachable, standingOf, standingOn } from './consent-of.ts';

const NOWHERE: Addresses = { mail: [], phone: [], sms: [], whatsapp: [], post: [], app: [] };
const ADDRESSES = ['dana@example.test', 'home@example.test', 'work@example.test'];

/** A person as the silos know them: one to three records with their addresses, and what each heard. */
const side = (name: string) =>
  fc
    .array(
      fc.record({
        mail: fc.subarray(ADDRESSES),
        said: fc.array(
          fc.record({
            purpose: fc.constantFrom(...PURPOSES.slice(0, 2)),
            channel: fc.constantFrom<Reach>('mail', 'sms'),
            answer: fc.constantFrom(...CONSENT_ANSWERS),
            minute: fc.integer({ min: 0, max: 6 }),
          }),
          { maxLength: 4 },
        ),
      }),
      { minLength: 1, maxLength: 3 },
    )
    .map((records) => ({
      records: records.map(
        ({ mail }, at): Reachable => ({
          recordId: `${name}${at}`,
          addresses: { ...NOWHERE, mail, sms: mail.map((one) => `sms:${one}`) },
        }),
      ),
      facts: records.flatMap(({ said }, at) =>
        said.map(
          ({ minute, ...fact }, n): Fact => ({
            ...fact,
            id: `${name}${at}-${n}`,
            recordId: `${name}${at}`,
            saidAt: new Date(minute * 60_000),
          }),
        ),
      ),
    }));
type Side = { records: Reachable[]; facts: Fact[] };

/** Everything that may be sent: purpose, channel, address. */
const sends = ({ records, facts }: Side): Set<string> =>
  new Set(
    standingOf(records, facts).flatMap((one) =>
      one.covers.map((address) => `${one.purpose} ${one.channel} ${address}`),
    ),
  );
const merged = (a: Side, b: Side): Side => ({
  records: [...a.records, ...b.records],
  facts: [...a.facts, ...b.facts],
});
const knows = (of: Side, address: string): boolean =>
  of.records.some((record) => REACH.some((channel) => record.addresses[channel].includes(address)));

describe('consent of a merged customer', () => {
  test('is never wider: nothing may be sent that could not be sent before, and on no side more than that side gave', () => {
    let joined = 0;
    let narrowed = 0;
    fc.assert(
      fc.property(side('a'), side('b'), (a, b) => {
        const [before, other, after] = [sends(a), sends(b), sends(merged(a, b))];
        for (const send of after) {
          joined++;
          const address = send.split(' ')[2] ?? '';
          expect(before.has(send) || other.has(send)).toBe(true);
          if (!knows(b, address)) expect(before.has(send)).toBe(true);
          if (!knows(a, address)) expect(other.has(send)).toBe(true);
        }
        if (after.size < new Set([...before, ...other]).size) narrowed++;
        for (const one of standingOf(merged(a, b).records, merged(a, b).facts)) {
          const [mine, theirs] = [standingOn(a.records, a.facts, one), standingOn(b.records, b.facts, one)];
          const both = [mine.answer, theirs.answer];
          // Where both have spoken, yes needs both; one no is enough.
          if (both.includes('no')) expect(one.answer).toBe('no');
          else if (both.includes('yes')) expect(one.answer).toBe('yes');
          else expect(one.answer).toBe('never-asked');
        }
      }),
      { numRuns: 10_000, seed: 6 },
    );
    expect(joined).toBeGreaterThan(1_000);
    expect(narrowed).toBeGreaterThan(1_000);
  }, 90_000);

  test('does not depend on the order in which records are joined, and taken apart it is exactly what it was', () => {
    fc.assert(
      fc.property(side('a'), side('b'), side('c'), (a, b, c) => {
        expect([...sends(merged(merged(a, b), c))].sort()).toEqual(
          [...sends(merged(c, merged(b, a)))].sort(),
        );
        const whole = merged(a, b);
        const own = new Set(a.records.map((record) => record.recordId));
        const apart = {
          records: whole.records.filter((record) => own.has(record.recordId)),
          facts: whole.facts.filter((fact) => own.has(fact.recordId)),
        };
        expect(standingOf(apart.records, apart.facts)).toEqual(standingOf(a.records, a.facts));
      }),
      { numRuns: 1_000, seed: 7 },
    );
  });

  test('ends with a withdrawal, in the very moment, whatever was agreed to before', () => {
    fc.assert(
      fc.property(side('a'), fc.constantFrom('refused' as const, 'withdrawn' as const), (a, answer) => {
        const last = new Date(Math.max(0, ...a.facts.map((fact) => fact.saidAt.getTime())));
        const said = { purpose: 'advertising', channel: 'mail' } as const;
        const end: Fact = { id: 'end', recordId: 'a0', ...said, answer, saidAt: last };
        const now = standingOn(a.records, [...a.facts, end], said);
        expect(now.answer).toBe('no');
        expect(now.covers).toEqual([]);
      }),
      { numRuns: 1_000, seed: 8 },
    );
  });

  test('covers the addresses of the record that gave it, and not those that came with another', () => {
    const given = { purpose: 'advertising', channel: 'mail', answer: 'given', saidAt: new Date(0) } as const;
    const crm = { recordId: 'crm', addresses: { ...NOWHERE, mail: ['dana@example.test'] } };
    const desk = { recordId: 'desk', addresses: { ...NOWHERE, mail: ['office@example.test'] } };
    const facts: Fact[] = [{ id: '1', recordId: 'crm', ...given }];
    expect(standingOn([crm, desk], facts, given)).toMatchObject({
      answer: 'yes',
      covers: ['dana@example.test'],
      addresses: ['dana@example.test', 'office@example.test'],
    });
    const no: Fact = { id: '2', recordId: 'desk', ...given, answer: 'refused', saidAt: new Date(-1) };
    expect(standingOn([crm, desk], [...facts, no], given)).toMatchObject({ answer: 'no', covers: [] });
  });
});
