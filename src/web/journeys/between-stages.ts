import type { Journey } from '#contract/journeys';

/**
 * Between two neighbouring stages stand the steps that people really took from a touchpoint of the one to a touchpoint
 * of the next. People may take several steps, so steps are never added up; each is told by itself.
 */
export type Step = Journey['steps'][number];

/** For each stage but the last: the steps into the stage after it, the most walked first, at most `limit`. */
export function betweenStages(journey: Pick<Journey, 'stages' | 'steps'>, limit: number): Step[][] {
  const stageOf = new Map(
    journey.stages.flatMap((stage, index) => stage.touchpoints.map((point) => [point.id, index] as const)),
  );
  return journey.stages.slice(0, -1).map((_, index) =>
    journey.steps
      .filter((step) => stageOf.get(step.fromId) === index && stageOf.get(step.toId) === index + 1)
      .sort((one, other) => other.people - one.people)
      .slice(0, limit),
  );
}
