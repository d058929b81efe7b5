/**
 * The stories with a known truth, told on top of ordinary life. Days are counted back from the last day, so that
 * the alarms and the monthly letter have matter whenever the sample is made.
 */
import type { Era, Person } from '#sample/people/person';
import { between, pick, randomFrom } from '#sample/random';
import { DAY, dayAt } from '#sample/wall-time';
import { answer } from './answers.ts';
import { call, openTicket, review } from './contacts.ts';
import type { Diary, Visit } from './happening.ts';
import { type Scene, sceneOf } from './scene.ts';
import { noticeBefore } from './visits.ts';
import { busyDay, hourOf, workingDay } from './week.ts';

/** Days before the last day. */
export const STORM = { starts: 49, days: 10 };
export const FREE_INSTALLATION = { starts: 135, ends: 45 };
export const PRICE_RISE = { announced: 21 };
/** Failures of the OR-90 per week in a company of 5,000 people, oldest week first; the last two are the outbreak. */
export const OR90_FAILURES = [3, 4, 5, 6, 8, 9, 11, 13, 15, 18, 40, 58] as const;

export type PlantedStory = { story: string; from: number; to: number; people: number[] };

export function plantStories(people: Person[], era: Era, diary: Diary): PlantedStory[] {
  const scenes = (story: number) => (person: Person) =>
    sceneOf(person, era, diary, randomFrom(era.seed, person.index, story));
  return [
    storm(people, era, diary, scenes(31)),
    freeInstallation(people, era, diary, scenes(32)),
    failingRouter(people, era, scenes(33)),
    botThatCircles(people, era, diary, scenes(34)),
    priceRise(people, era, diary, scenes(35)),
  ];
}

type Telling = (person: Person) => Scene;

/** Ten days of storm: windows promised in them are moved or missed; people call, write, and rate it low. */
function storm(people: Person[], era: Era, diary: Diary, tell: Telling): PlantedStory {
  const from = era.lastDay - STORM.starts;
  const to = from + STORM.days - 1;
  const hit: Visit[] = diary.scheduling.filter((visit) => {
    const day = dayAt(visit.window.due);
    return day >= from && day <= to && visit.window.state === 'kept';
  });
  for (const visit of hit) {
    const person = people[visit.person];
    if (!person) continue;
    const scene = tell(person);
    const { random } = scene;
    visit.window.state = random() < 0.78 ? 'moved' : 'broken';
    visit.reason = 'storm';
    const planned = dayAt(visit.window.due);
    visit.at =
      visit.window.state === 'moved'
        ? noticeBefore(random, planned)
        : visit.window.due + between(random, 5, 90);
    visit.window.resolved = visit.at;
    const later = workingDay(to + between(random, 2, 12));
    const due = later * DAY + 12 * 60;
    diary.scheduling.push({
      ...visit,
      at: due - between(random, 10, 200),
      salt: 31,
      window: { due, state: 'kept', resolved: due - 10 },
      reason: '',
    });
    if (random() < 0.55) openTicket(scene, { day: planned + between(random, 0, 3), topic: 'storm-delay' });
    if (random() < 0.6) call(scene, planned + between(random, 0, 2), 'storm-delay');
    if (random() < 0.2)
      answer(scene, {
        day: later,
        about: 'installation',
        measure: 'csat',
        topic: 'storm-delay',
        lower: 1.6,
      });
  }
  return { story: 'storm', from, to, people: hit.map((visit) => visit.person) };
}

/** Sales promises a free installation for three months; billing does not know and charges 249. */
function freeInstallation(people: Person[], era: Era, diary: Diary, tell: Telling): PlantedStory {
  const from = era.lastDay - FREE_INSTALLATION.starts;
  const to = era.lastDay - FREE_INSTALLATION.ends;
  const charged: number[] = [];
  for (const order of diary.shop) {
    const day = dayAt(order.at);
    const person = people[order.person];
    if (!person || order.type === 'accessory' || day < from || day > to) continue;
    const scene = tell(person);
    const { random } = scene;
    if (random() > 0.7) continue;
    order.promise = 'free-installation';
    const due = order.at + 45 * DAY;
    const kept = random() < 0.2;
    order.pledge = { due, state: kept ? 'kept' : 'open', resolved: kept ? order.at + 30 * DAY : null };
    if (kept) continue;
    charged.push(person.index);
    const billed = day + between(random, 14, 40);
    const base = { person: person.index, salt: 32 };
    diary.billing.push({ ...base, at: billed * DAY + 360, type: 'installation-fee', amount: 24_900 });
    if (random() < 0.6) {
      const noticed = busyDay(random, billed + 3, billed + 25);
      openTicket(scene, { day: noticed, topic: 'free-installation', type: 'complaint' });
      if (random() < 0.6) call(scene, noticed + between(random, 0, 4), 'free-installation');
      if (random() < 0.3)
        answer(scene, {
          day: noticed + 3,
          about: 'bill',
          measure: 'csat',
          topic: 'free-installation',
          lower: 1.4,
        });
      const credited = (noticed + between(random, 4, 20)) * DAY + 600;
      if (random() < 0.4 && dayAt(credited) <= era.lastDay) {
        diary.billing.push({ ...base, at: credited, type: 'credit', amount: -24_900 });
        order.pledge = { due, state: 'broken', resolved: credited };
      }
    }
  }
  return { story: 'free-installation', from, to: era.lastDay, people: charged };
}

/** The router OR-90 dies about ninety days after it was installed; the last two weeks are an outbreak. */
function failingRouter(people: Person[], era: Era, tell: Telling): PlantedStory {
  const random = randomFrom(era.seed, 33);
  const owners = people.filter(
    ({ joined, left }) => joined !== null && joined < era.firstDay && left === null,
  );
  const failed: number[] = [];
  OR90_FAILURES.forEach((count, week) => {
    const weekStarts = era.lastDay - 7 * (OR90_FAILURES.length - week) + 1;
    for (let nth = Math.round((count * era.customers) / 5000); nth > 0; nth--) {
      const person = pick(random, owners);
      if (failed.includes(person.index)) continue;
      const scene = tell(person);
      const day = busyDay(random, weekStarts, weekStarts + 6);
      const installed = workingDay(day - between(random, 85, 95));
      swapped(scene, installed);
      openTicket(scene, { day, topic: 'router-fault', type: 'fault', model: 'OR-90' });
      if (scene.random() < 0.5) call(scene, day + between(scene.random, 0, 1), 'router-fault');
      failed.push(person.index);
    }
  });
  for (const person of owners) {
    const scene = tell(person);
    if (scene.random() < 0.03) swapped(scene, workingDay(era.lastDay - between(scene.random, 5, 200)));
  }
  return {
    story: 'router-or-90',
    from: era.lastDay - 7 * OR90_FAILURES.length + 1,
    to: era.lastDay,
    people: failed,
  };
}

function swapped(scene: Scene, installed: number): void {
  const { diary, person, random, era } = scene;
  if (installed > era.lastDay || installed < scene.from) return;
  const due = installed * DAY + 16 * 60;
  const at = due - between(random, 10, 230);
  const window = { due, state: 'kept' as const, resolved: at };
  diary.scheduling.push({
    at,
    person: person.index,
    salt: 33,
    job: 'swap',
    model: 'OR-90',
    window,
    reason: '',
  });
}

/** Who wants to cancel meets a bot that offers everything except a person, then calls; some are won back. */
function botThatCircles(people: Person[], era: Era, diary: Diary, tell: Telling): PlantedStory {
  const circled: number[] = [];
  for (const person of people) {
    const scene = tell(person);
    const { random, from, to } = scene;
    if (person.joined === null || random() > (person.left === null ? 0.085 : 0.6) || to - from < 30) continue;
    const day = person.left === null ? busyDay(random, from + 20, to) : to - between(random, 3, 12);
    const trapped = random() < 0.75;
    if (trapped) circled.push(person.index);
    const talks = trapped ? between(random, 1, 3) : 1;
    for (let talk = 0; talk < talks; talk++) {
      const at = hourOf(random, Math.min(day + talk, era.lastDay), 8, 23);
      const rounds = trapped ? between(random, 6, 13) : between(random, 2, 4);
      diary.bot.push({
        at,
        person: person.index,
        salt: at,
        intent: 'cancel',
        rounds,
        asked: true,
        refused: trapped,
      });
    }
    if (trapped && random() < 0.55)
      openTicket(scene, { day: day + talks, topic: 'bot-circle', type: 'complaint' });
    if (trapped && random() < 0.25)
      openTicket(scene, { day: day + talks + 1, topic: 'cancel-difficulty', type: 'complaint' });
    if (random() < 0.6) call(scene, day + talks, 'cancel-difficulty', person.left === null ? 'save' : 'call');
    if (trapped && random() < 0.2) review(scene, Math.min(era.lastDay, day + talks), 'bot-circle');
  }
  return { story: 'bot-circles', from: era.firstDay, to: era.lastDay, people: circled };
}

/** Three weeks before the end a price rise is announced to every customer; the answer comes at once. */
function priceRise(people: Person[], era: Era, diary: Diary, tell: Telling): PlantedStory {
  const from = era.lastDay - PRICE_RISE.announced;
  const angry: number[] = [];
  for (const person of people) {
    if (person.joined === null || person.joined > from || person.left !== null) continue;
    const scene = tell(person);
    const { random } = scene;
    const at = from * DAY + 10 * 60 + between(random, 0, 240);
    diary.campaign.push({
      at,
      person: person.index,
      salt: 35,
      campaign: 'PRICE-2',
      channel: person.mail ? 'mail' : 'sms',
    });
    if (random() > 0.08) continue;
    angry.push(person.index);
    const day = Math.min(era.lastDay, from + Math.floor(21 * random() * random()));
    if (random() < 0.6) openTicket(scene, { day, topic: 'price-rise', type: 'complaint' });
    if (random() < 0.5) call(scene, day, 'price-rise');
    if (random() < 0.2) review(scene, day, 'price-rise');
    if (random() < 0.3)
      answer(scene, { day: day + 1, about: 'relationship', measure: 'nps', topic: 'price-rise', lower: 1.5 });
    if (random() < 0.35) {
      const rounds = between(random, 2, 7);
      diary.bot.push({
        at: hourOf(random, day, 8, 23),
        person: person.index,
        salt: 36,
        intent: 'price',
        rounds,
        asked: rounds > 3,
        refused: rounds > 4,
      });
    }
  }
  return { story: 'price-rise', from, to: era.lastDay, people: angry };
}
