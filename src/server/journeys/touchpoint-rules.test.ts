import { describe, expect, it } from 'vitest';
import { touchpointMatcher } from './touchpoint-rules.ts';

const facts = (kind: string, channel = 'phone', attributes?: Record<string, string | number | boolean>) => ({
  kind,
  channel,
  attributes,
});

describe('the touchpoint of an interaction', () => {
  const match = touchpointMatcher([
    { id: 'late-fault', rules: [{ kind: ['ticket'], attributes: { topic: ['fault'], repeated: ['true'] } }] },
    {
      id: 'fault',
      rules: [
        { kind: ['ticket'], attributes: { topic: ['fault'] } },
        { kind: ['call'], channel: ['phone'] },
      ],
    },
    { id: 'anything-by-mail', rules: [{ channel: ['mail'] }] },
  ]);

  it('is the first in the journey whose rule holds in every line', () => {
    expect(match(facts('ticket', 'web', { topic: 'fault', repeated: true }))).toBe('late-fault');
    expect(match(facts('ticket', 'web', { topic: 'fault' }))).toBe('fault');
    expect(match(facts('call'))).toBe('fault');
  });

  it('may be caught by a rule that names no kind, also for a kind never heard of', () => {
    expect(match(facts('ticket', 'mail'))).toBe('anything-by-mail');
    expect(match(facts('greeting', 'mail'))).toBe('anything-by-mail');
  });

  it('is none when no rule holds: unmapped is counted, never guessed', () => {
    expect(match(facts('ticket', 'web', { topic: 'bill' }))).toBeNull();
    expect(match(facts('call', 'chat'))).toBeNull();
  });
});
