/**
 * Ordinary contacts: tickets, calls, talks with the bot, reviews, and what follows from them
 * (a call the same day, a technician, a survey). People differ: some never call, some call every week.
 */
import { between, countOf, pick, pickWeighted, type Random } from '#sample/random';
import { DAY } from '#sample/wall-time';
import { answer } from './answers.ts';
import type { BotIntent, Pledge, Ticket, Topic } from './happening.ts';
import type { Scene } from './scene.ts';
import { routerOf, visit } from './visits.ts';
import { busyDay, hourOf, workingDay } from './week.ts';

const TOPICS: readonly (readonly [Topic, number])[] = [
  ['router-fault', 16],
  ['slow-internet', 20],
  ['billing-error', 15],
  ['installation-delay', 6],
  ['technician-no-show', 6],
  ['app-fault', 8],
  ['long-wait', 6],
  ['thanks', 6],
  ['question', 17],
];
const TYPE_OF: Partial<Record<Topic, Ticket['type']>> = {
  'router-fault': 'fault',
  'slow-internet': 'fault',
  'app-fault': 'fault',
  thanks: 'thanks',
  question: 'question',
};

export function contactUs(scene: Scene): void {
  const { person, random, from, to } = scene;
  const share = (person.pace * (to - from)) / 548;
  for (let count = countOf(random, 4.3 * share); count > 0; count--) write(scene, busyDay(random, from, to));
  for (let count = countOf(random, 4.6 * share); count > 0; count--)
    call(scene, busyDay(random, from, to), pickWeighted(random, TOPICS));
  for (let count = countOf(random, 2.4 * share); count > 0; count--) askBot(scene, busyDay(random, from, to));
  for (let count = countOf(random, 0.33 * share); count > 0; count--)
    review(scene, busyDay(random, from, to), pickWeighted(random, TOPICS));
  for (let day = from + 60; day <= to; day += 180) {
    if (random() < 0.22) answer(scene, { day, about: 'relationship', measure: 'nps' });
    if (random() < 0.1) answer(scene, { day: day + 30, about: 'bill', measure: 'csat' });
  }
}

function write(scene: Scene, day: number): void {
  const topic = pickWeighted(scene.random, TOPICS);
  openTicket(scene, { day, topic });
  if (topic === 'thanks' || topic === 'question') return;
  if (scene.random() < 0.28) call(scene, day + between(scene.random, 0, 2), topic);
  if (topic === 'router-fault' && scene.random() < 0.4) {
    visit(scene, { booked: day, job: 'repair', model: routerOf(scene.random) });
  }
  if (scene.random() < 0.16)
    answer(scene, { day: day + between(scene.random, 2, 5), about: 'service', measure: 'ces', topic });
}

/** A ticket; now and then with a promise to call back by a certain hour. */
export function openTicket(
  scene: Scene,
  opened: { day: number; topic: Topic; type?: Ticket['type']; model?: string },
): void {
  const { random, era, diary, person } = scene;
  if (opened.day > era.lastDay) return;
  const at = hourOf(random, opened.day, 7, 22);
  const promised = opened.topic !== 'thanks' && random() < 0.2;
  diary['help-desk'].push({
    at,
    person: person.index,
    salt: at,
    type: opened.type ?? TYPE_OF[opened.topic] ?? 'complaint',
    topic: opened.topic,
    contact: contactOf(random),
    model: opened.model ?? (opened.topic === 'router-fault' ? routerOf(random) : null),
    callBack: promised ? callBack(random, at, era.lastDay) : null,
  });
}

function contactOf(random: Random): Ticket['contact'] {
  return pickWeighted(random, [
    ['own', 92],
    ['switchboard', 3],
    ['employee', 2.2],
    ['role', 2.8],
  ]);
}

function callBack(random: Random, at: number, lastDay: number): Pledge {
  const due = workingDay(Math.floor(at / DAY) + between(random, 1, 3)) * DAY + 17 * 60;
  if (due >= (lastDay + 1) * DAY) return { due, state: 'open', resolved: null };
  const state = pickWeighted(random, [
    ['kept' as const, 66],
    ['broken' as const, 24],
    ['moved' as const, 6],
    ['open' as const, 4],
  ]);
  if (state === 'open') return { due, state, resolved: null };
  const late = state === 'kept' ? -between(random, 5, 400) : between(random, 0, 600);
  return { due, state, resolved: Math.min(due + late, (lastDay + 1) * DAY - 1) };
}

export function call(
  scene: Scene,
  day: number,
  topic: Topic,
  type: 'call' | 'cancellation' | 'save' = 'call',
): void {
  const { random, era, diary, person } = scene;
  if (day > era.lastDay) return;
  const slow = topic === 'long-wait' || random() < 0.12;
  const at = hourOf(random, day, 8, 20);
  diary['phone-centre'].push({
    at,
    person: person.index,
    salt: at + 1,
    topic,
    type,
    wait: slow ? between(random, 500, 2700) : Math.round(20 + 260 * random() * random() * 2),
    talk: between(random, 60, 900),
  });
}

function askBot(scene: Scene, day: number): void {
  const { random, diary, person } = scene;
  const intent: BotIntent = pickWeighted(random, [
    ['bill', 34],
    ['fault', 34],
    ['technician', 20],
    ['price', 4],
  ]);
  const circled = random() < 0.07;
  const asked = circled || random() < 0.15;
  diary.bot.push({
    at: hourOf(random, day, 7, 24),
    person: person.index,
    salt: day,
    intent,
    rounds: circled ? between(random, 5, 9) : between(random, 2, 4),
    asked,
    refused: asked && (circled || random() < 0.2),
  });
}

export function review(scene: Scene, day: number, topic: Topic): void {
  const { random, diary, person } = scene;
  const stars =
    topic === 'thanks' || topic === 'question' ? pick(random, [4, 5, 5]) : pick(random, [1, 1, 2, 2, 3]);
  const happy = random() < 0.3;
  diary.reviews.push({
    at: hourOf(random, day, 7, 20),
    person: person.index,
    salt: day,
    stars: happy ? pick(random, [4, 5]) : stars,
    topic: happy || stars > 3 ? 'thanks' : topic,
  });
}
