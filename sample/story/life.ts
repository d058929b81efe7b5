/**
 * An ordinary life with the company: asked, joined, installed, billed every second month, called, wrote, answered.
 * The planted stories (`story/*`) come on top of it.
 */
import type { Era, Person } from '#sample/people/person';
import { between, countOf, pick, pickWeighted, randomFrom } from '#sample/random';
import { DAY } from '#sample/wall-time';
import { answer } from './answers.ts';
import { contactUs } from './contacts.ts';
import type { Diary } from './happening.ts';
import { type Scene, sceneOf } from './scene.ts';
import { routerOf, visit } from './visits.ts';
import { busyDay, hourOf } from './week.ts';

export function live(person: Person, era: Era, diary: Diary): void {
  const random = randomFrom(era.seed, person.index, 2);
  const scene = sceneOf(person, era, diary, random);
  prospect(scene);
  if (person.joined === null) return;
  if (person.joined >= era.firstDay) join(scene, person.joined);
  bills(scene);
  campaigns(scene, 3.2);
  shopAgain(scene);
  contactUs(scene);
  if (person.left !== null) leave(scene, person.left);
}

/** Before the purchase: letters, messages, a question to the bot. */
function prospect(scene: Scene): void {
  const { person, era, random, diary } = scene;
  const until = person.joined ?? era.lastDay;
  if (until < era.firstDay + 2) return;
  const since = Math.max(era.firstDay, until - 30);
  const base = { person: person.index, salt: 0 };
  for (let sent = countOf(random, 1.2); sent > 0; sent--) {
    const at = hourOf(random, busyDay(random, since, until), 9, 19);
    diary.campaign.push({
      ...base,
      at,
      salt: sent,
      campaign: 'JOIN',
      channel: random() < 0.6 ? 'mail' : 'sms',
    });
  }
  if (random() < 0.35) {
    const at = hourOf(random, busyDay(random, since, until), 8, 23);
    diary.bot.push({
      ...base,
      at,
      intent: 'plans',
      rounds: between(random, 2, 4),
      asked: false,
      refused: false,
    });
  }
  if (random() < 0.16) answer(scene, { day: until, about: 'order', measure: 'csat' });
}

function join(scene: Scene, day: number): void {
  const { random, diary, person } = scene;
  const at = hourOf(random, day, 9, 20);
  const promise = random() < 0.22 ? ('fixed-price' as const) : null;
  diary.shop.push({
    at,
    person: person.index,
    salt: 1,
    type: 'new',
    channel: pickWeighted(random, [
      ['web', 45],
      ['phone', 40],
      ['store', 15],
    ]),
    promise,
    pledge: promise && { due: at + 365 * DAY, state: 'open', resolved: null },
  });
  visit(scene, { booked: day, job: 'installation', model: routerOf(random) });
  if (random() < 0.3)
    answer(scene, { day: day + between(random, 8, 14), about: 'installation', measure: 'csat' });
  if (random() < 0.18)
    answer(scene, { day: day + between(random, 85, 100), about: 'service', measure: 'csat' });
}

function bills(scene: Scene): void {
  const { person, random, diary, from, to } = scene;
  let first = person.joined !== null && person.joined >= scene.era.firstDay;
  const start = from + (first ? 20 : (person.index * 7) % 61);
  for (let day = start; day <= to; day += 61) {
    const extra = random() < 0.3 ? between(random, 5, 60) * 100 : 0;
    const at = day * DAY + 6 * 60;
    const base = { at, person: person.index, salt: day };
    diary.billing.push({
      ...base,
      type: first ? 'first' : 'regular',
      amount: person.plan.monthly * 2 + extra,
    });
    first = false;
    if (random() < 0.022) {
      const amount = -between(random, 10, 120) * 100;
      diary.billing.push({ ...base, at: at + between(random, 3, 20) * DAY, type: 'credit', amount });
    }
    if (random() < 0.006) {
      const amount = -between(random, 20, 260) * 100;
      diary.billing.push({ ...base, at: at + between(random, 5, 25) * DAY, type: 'return', amount });
    }
  }
}

function campaigns(scene: Scene, mean: number): void {
  const { person, random, diary, from, to } = scene;
  for (let sent = countOf(random, (mean * (to - from)) / 548); sent > 0; sent--) {
    const at = hourOf(random, busyDay(random, from, to), 9, 19);
    const campaign = pick(random, ['FIBER-UP', 'SERIES', 'FRIEND', 'HOLIDAY', 'SAFETY-TIPS']);
    const channel = random() < 0.62 ? 'mail' : 'sms';
    diary.campaign.push({ at, person: person.index, salt: sent, campaign, channel });
  }
}

function shopAgain(scene: Scene): void {
  const { person, random, diary, from, to } = scene;
  const years = (to - from) / 365;
  for (let bought = countOf(random, 0.85 * years); bought > 0; bought--) {
    const day = busyDay(random, from, to);
    const upgrade = random() < 0.25;
    diary.shop.push({
      at: hourOf(random, day, 8, 23),
      person: person.index,
      salt: 10 + bought,
      type: upgrade ? 'upgrade' : 'accessory',
      channel: upgrade && random() < 0.5 ? 'phone' : pick(random, ['web', 'web', 'web', 'store']),
      promise: null,
      pledge: null,
    });
    if (upgrade) visit(scene, { booked: day, job: 'swap', model: routerOf(random) });
    if (random() < 0.2) answer(scene, { day: day + 2, about: 'order', measure: 'csat' });
  }
}

function leave(scene: Scene, day: number): void {
  const { person, random, diary } = scene;
  const base = { person: person.index, salt: 5, topic: 'cancel-difficulty' as const };
  const at = hourOf(random, day, 9, 19);
  if (random() < 0.5) {
    diary['phone-centre'].push({
      ...base,
      at,
      type: 'cancellation',
      wait: between(random, 120, 1500),
      talk: between(random, 180, 1400),
    });
  } else {
    diary['help-desk'].push({
      ...base,
      at,
      type: 'cancellation',
      contact: 'own',
      model: null,
      callBack: null,
    });
  }
  diary.billing.push({
    person: person.index,
    salt: 6,
    at: at + DAY,
    type: 'final',
    amount: person.plan.monthly,
  });
}
