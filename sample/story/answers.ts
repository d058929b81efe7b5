/**
 * Answers to surveys. Satisfaction fades on the way from prospect to customer: the order is praised,
 * the installation less, the service and the bill least. Truth of the sample: means 4.3, 3.8, 3.4, 3.2 of 5.
 */
import { between, type Random } from '#sample/random';
import type { Answer, Topic } from './happening.ts';
import type { Scene } from './scene.ts';
import { busyDay, hourOf } from './week.ts';

const MEAN: Record<Answer['about'], number> = {
  order: 4.3,
  installation: 3.8,
  service: 3.4,
  bill: 3.2,
  relationship: 3.5,
};
const PAINS: Record<Answer['about'], readonly Topic[]> = {
  order: ['question', 'long-wait', 'app-fault'],
  installation: ['installation-delay', 'technician-no-show', 'free-installation'],
  service: ['long-wait', 'slow-internet', 'bot-circle', 'router-fault'],
  bill: ['billing-error', 'free-installation'],
  relationship: ['slow-internet', 'long-wait', 'billing-error', 'bot-circle', 'cancel-difficulty'],
};

export function answer(
  scene: Scene,
  asked: { day: number; about: Answer['about']; measure: Answer['measure']; topic?: Topic; lower?: number },
): void {
  const { random, era, diary, person } = scene;
  const day = busyDay(random, asked.day, asked.day + 2);
  if (day > era.lastDay || day < era.firstDay) return;
  const mood = Math.min(5, Math.max(1, MEAN[asked.about] - (asked.lower ?? 0) + spread(random)));
  const pains = PAINS[asked.about];
  const pain = asked.topic ?? pains[between(random, 0, pains.length - 1)] ?? 'question';
  diary.surveys.push({
    at: hourOf(random, day, 8, 22),
    person: person.index,
    salt: day,
    about: asked.about,
    measure: asked.measure,
    score: scoreOf(mood, asked.measure),
    topic: mood >= 3.6 ? 'thanks' : pain,
  });
}

function spread(random: Random): number {
  return (random() + random() + random() - 1.5) * 1.7;
}

/** A mood of 1 to 5 as whole points of the scale that was asked: CSAT 1-5, CES 1-7, NPS 0-10. */
export function scoreOf(mood: number, measure: Answer['measure']): number {
  if (measure === 'csat') return Math.round(mood);
  if (measure === 'ces') return Math.round(1 + (mood - 1) * 1.5);
  return Math.round(((mood - 1) / 4) * 10);
}
