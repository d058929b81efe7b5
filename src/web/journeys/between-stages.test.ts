import { describe, expect, it } from 'vitest';
import type { TouchpointHealth } from '#contract/journeys';
import { betweenStages } from './between-stages.ts';

const nothing = { value: null, low: null, high: null, n: 0, tooEarly: true };
const point = (id: string): TouchpointHealth => ({
  id,
  code: id,
  name: { he: id, en: id },
  channel: null,
  division: null,
  measure: null,
  score: nothing,
  volume: 0,
  people: 0,
  unhappy: nothing,
  silent: false,
});
const stage = (id: string, ...points: string[]) => ({
  id,
  code: id,
  name: { he: id, en: id },
  people: 0,
  volume: 0,
  touchpoints: points.map(point),
});
const step = (fromId: string, toId: string, people: number) => ({ fromId, toId, people, medianHours: 1 });

describe('the strip between two stages', () => {
  it('tells the most walked steps into the next stage, and no step back, within, or over a stage', () => {
    const strips = betweenStages(
      {
        stages: [stage('before', 'a'), stage('purchase', 'b', 'c'), stage('service', 'd')],
        steps: [
          step('a', 'b', 3),
          step('a', 'c', 9),
          step('b', 'a', 50),
          step('b', 'c', 40),
          step('a', 'd', 30),
          step('c', 'd', 7),
        ],
      },
      2,
    );
    expect(strips.map((steps) => steps.map((one) => `${one.fromId}${one.toId}`))).toEqual([
      ['ac', 'ab'],
      ['cd'],
    ]);
  });
});
