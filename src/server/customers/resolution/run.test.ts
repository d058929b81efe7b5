import { describe, expect, it } from 'vitest';
import { actsIn, type RunState, secondsLeft, shareDone, stateAfter } from './run.ts';

const run = (facts: object) => ({
  state: 'running' as RunState,
  phase: 'joining' as const,
  seen: 0,
  total: 1_000,
  workedMs: 0,
  ...facts,
});

describe('a run', () => {
  it('tells how far it is: taking apart is the lesser part of the work, and the end is the end', () => {
    expect(shareDone(run({ phase: 'parting', seen: 500 }))).toBeCloseTo(0.05);
    expect(shareDone(run({ seen: 1_000 }))).toBeCloseTo(0.1);
    expect(shareDone(run({ seen: 1_500 }))).toBeCloseTo(0.55);
    expect(shareDone(run({ state: 'done', seen: 1_990 }))).toBe(1);
    // More records came than there were.
    expect(shareDone(run({ seen: 2_400 }))).toBe(1);
  });

  it('tells the time it needs by its speed, and nothing before it knows that', () => {
    expect(secondsLeft(run({ phase: 'parting', seen: 900, workedMs: 5_000 }))).toBeNull();
    expect(secondsLeft(run({ seen: 1_000, workedMs: 0 }))).toBeNull();
    expect(secondsLeft(run({ seen: 1_250, workedMs: 5_000 }))).toBe(15);
    expect(secondsLeft(run({ state: 'paused', seen: 1_250, workedMs: 5_000 }))).toBeNull();
  });

  it('is withdrawn when it has ended or stands still, and ended only while it goes', () => {
    expect(actsIn('running')).toEqual(['pause', 'cancel']);
    expect(actsIn('paused')).toEqual(['resume', 'cancel', 'undo']);
    expect(actsIn('done')).toEqual(['undo']);
    expect(actsIn('undone')).toEqual([]);
    expect(stateAfter('undoing', 'pause')).toBeNull();
  });
});
