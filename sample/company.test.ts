import { parsePhoneNumberFromString } from 'libphonenumber-js/max';
import { beforeAll, describe, expect, test } from 'vitest';
import { phoneForm } from '#sample/people/contact-forms';
import { nationalIdOf } from '#sample/people/person';
import { crmNumber, secondCrmNumber } from '#sample/silos/references';
import { OR90_FAILURES, STORM } from '#sample/story/planted';
import { type CompanyStory, companyStory } from './company.ts';
import { randomFrom } from './random.ts';
import { truthOf } from './truth.ts';
import { DAY, dayAt, isoDay, weekday } from './wall-time.ts';

let company: CompanyStory;
beforeAll(() => {
  company = companyStory({ seed: 1, customers: 5000, months: 18, endsOn: '2026-11-20' });
});

describe('the company', () => {
  test('ends on the wished day and begins eighteen months before', () => {
    const { era, diary } = company;
    const all = Object.values(diary).flatMap((list) => list.map(({ at }: { at: number }) => at));
    expect(all.length).toBeGreaterThan(100_000);
    const days = all.map(dayAt);
    expect(isoDay(days.reduce((a, b) => Math.max(a, b)))).toBe('2026-11-20');
    expect(days.reduce((a, b) => Math.min(a, b))).toBeGreaterThanOrEqual(era.firstDay);
  });

  test('works from Sunday to Thursday: a Saturday brings less than a fifth of the tickets of a Sunday', () => {
    const on = (day: number) =>
      company.diary['help-desk'].filter(({ at }) => weekday(dayAt(at)) === day).length;
    expect(on(0)).toBeGreaterThan(1000);
    expect(on(6)).toBeLessThan(on(0) / 5);
  });

  test('speaks English to about a fifth of its customers', () => {
    const english = company.people.filter(({ language }) => language === 'en').length / company.people.length;
    expect(english).toBeGreaterThan(0.17);
    expect(english).toBeLessThan(0.23);
  });

  test('refuses a wish in which the stories have no room', () => {
    expect(() => companyStory({ seed: 1, customers: 10, months: 18, endsOn: '2026-11-20' })).toThrow(
      RangeError,
    );
    expect(() => companyStory({ seed: 1, customers: 100, months: 3, endsOn: '2026-11-20' })).toThrow(
      RangeError,
    );
    expect(() => companyStory({ seed: 1, customers: 100, months: 18, endsOn: 'today' })).toThrow(RangeError);
  });
});

describe('people who are easily mistaken', () => {
  const groups = (kind: string) =>
    company.households
      .filter((household) => household.kind === kind)
      .map(({ people }) => people.flatMap((index) => company.people[index] ?? []));

  test('father and son share name and address, a generation apart, each with his own telephone', () => {
    const found = groups('father-and-son');
    expect(found).toHaveLength(10);
    for (const [father, son] of found) {
      expect(son?.given.he).toBe(father?.given.he);
      expect([son?.surname.he, son?.house, son?.street.he]).toEqual([
        father?.surname.he,
        father?.house,
        father?.street.he,
      ]);
      expect((son?.birth ?? 0) - (father?.birth ?? 0)).toBeGreaterThan(20 * 365);
      expect(son?.mobile).not.toBe(father?.mobile);
    }
  });

  test('a family of four shares one telephone', () => {
    const found = groups('family-phone');
    expect(found).toHaveLength(10);
    for (const family of found) {
      expect(family).toHaveLength(4);
      expect(new Set(family.map(({ mobile }) => mobile)).size).toBe(1);
    }
  });

  test('twins share surname, birthday and address, and nothing else', () => {
    const found = groups('twins');
    expect(found).toHaveLength(10);
    for (const [first, second] of found) {
      expect([second?.surname.he, second?.birth, second?.house]).toEqual([
        first?.surname.he,
        first?.birth,
        first?.house,
      ]);
      expect(second?.given.he).not.toBe(first?.given.he);
      expect(second?.mail).not.toBe(first?.mail);
    }
  });

  test('outside the families nobody shares a telephone, a mailbox or a reference', () => {
    const sharing = new Set(
      groups('family-phone')
        .flat()
        .map(({ index }) => index),
    );
    const alone = company.people.filter(({ index }) => !sharing.has(index));
    expect(new Set(alone.map(({ mobile }) => mobile)).size).toBe(alone.length);
    const mails = alone.flatMap(({ mail }) => mail ?? []);
    expect(mails.length).toBeGreaterThan(4000);
    expect(new Set(mails).size).toBe(mails.length);
    const cards = company.people.flatMap(({ index }) => [crmNumber(index), secondCrmNumber(index)]);
    expect(new Set(cards).size).toBe(cards.length);
  });

  test('every way of writing a telephone leads back to the same number', () => {
    const seen = new Set<string>();
    for (let nth = 0; nth < 600; nth++) {
      const person = company.people[nth];
      if (!person) continue;
      const written = phoneForm(person.mobile, randomFrom(nth));
      seen.add(written.replace(/\d/g, '0'));
      expect(parsePhoneNumberFromString(written, 'IL')?.number, written).toBe(
        `+972${person.mobile.slice(1)}`,
      );
    }
    expect(seen.size).toBe(6);
  });

  test('identity numbers carry a right check digit and come from the top of the range', () => {
    // worked by hand: 1+4+3+8+5+(12→3)+7+(16→7) = 38, so 2 completes the ten
    expect(nationalIdOf(12_345_678)).toBe('123456782');
    expect(company.people.filter(({ nationalId }) => !/^9[89]\d{7}$/.test(nationalId))).toEqual([]);
  });
});

describe('what customers feel', () => {
  test('satisfaction fades from the order to the bill', () => {
    const mean = (about: string) => {
      const scores = company.diary.surveys.filter(
        (answer) => answer.about === about && answer.measure === 'csat',
      );
      expect(scores.length, about).toBeGreaterThan(150);
      return scores.reduce((sum, { score }) => sum + score, 0) / scores.length;
    };
    const stages = ['order', 'installation', 'service', 'bill'].map(mean);
    expect(stages.toSorted((one, other) => other - one)).toEqual(stages);
    expect((stages[0] ?? 0) - (stages[3] ?? 0)).toBeGreaterThan(0.6);
  });

  test('every score lies on the scale that was asked', () => {
    const ends = { nps: [0, 10], csat: [1, 5], ces: [1, 7] } as const;
    expect(company.diary.surveys.length).toBeGreaterThan(4000);
    const off = company.diary.surveys.filter(
      ({ measure, score }) => score < ends[measure][0] || score > ends[measure][1],
    );
    expect(off).toEqual([]);
  });
});

describe('planted stories', () => {
  test('in ten days of storm windows are moved or missed, and none of those days is like the others', () => {
    const { scheduling } = company.diary;
    const from = company.era.lastDay - STORM.starts;
    const during = scheduling.filter(
      ({ window }) => dayAt(window.due) >= from && dayAt(window.due) < from + STORM.days,
    );
    const before = scheduling.filter(
      ({ window }) => dayAt(window.due) >= from - 40 && dayAt(window.due) < from,
    );
    const keptShare = (visits: typeof during) =>
      visits.filter(({ window }) => window.state === 'kept').length / visits.length;
    expect(during.length).toBeGreaterThan(50);
    expect(keptShare(during)).toBeLessThan(0.2);
    expect(keptShare(before)).toBeGreaterThan(0.7);
  });

  test('whoever was promised a free installation and paid for it is in the truth', () => {
    const fees = company.diary.billing
      .filter(({ type }) => type === 'installation-fee')
      .map(({ person }) => person);
    const story = company.stories.find((told) => told.story === 'free-installation');
    expect(fees.length).toBeGreaterThan(100);
    expect(new Set(fees)).toEqual(new Set(story?.people));
    const promised = company.diary.shop.filter(({ promise }) => promise === 'free-installation');
    expect(promised.length).toBeGreaterThan(fees.length);
    for (const order of promised) expect(order.pledge).not.toBeNull();
  });

  test('the OR-90 fails about ninety days after it came, and ever more of them fail', () => {
    const { diary, era } = company;
    const faults = diary['help-desk'].filter(({ model }) => model === 'OR-90');
    const inWeek = (week: number) => {
      const last = era.lastDay - 7 * week;
      return faults.filter(({ at }) => dayAt(at) > last - 7 && dayAt(at) <= last).length;
    };
    const total = OR90_FAILURES.reduce((sum, count) => sum + count, 0);
    expect(faults.length).toBeGreaterThan(total * 0.9);
    expect(inWeek(0)).toBeGreaterThan(3 * inWeek(3));
    expect(inWeek(1)).toBeGreaterThan(2 * inWeek(3));
    for (const fault of faults) {
      const swaps = diary.scheduling.filter(
        ({ person, model }) => person === fault.person && model === 'OR-90',
      );
      const ages = swaps.map(({ at }) => dayAt(fault.at) - dayAt(at));
      expect(
        ages.some((age) => age >= 80 && age <= 97),
        `${fault.person}: ${ages.join()}`,
      ).toBe(true);
    }
  });

  test('the bot refuses a person to three of four who want to cancel, and gives in to others', () => {
    const refusedShare = (intent: string) => {
      const talks = company.diary.bot.filter((talk) => talk.intent === intent);
      expect(talks.length).toBeGreaterThan(100);
      return talks.filter(({ refused }) => refused).length / talks.length;
    };
    expect(refusedShare('cancel')).toBeGreaterThan(0.7);
    expect(refusedShare('bill')).toBeLessThan(0.2);
  });

  test('after the price letter people complain about the price as never before', () => {
    const { diary, era } = company;
    const about = diary['help-desk'].filter(({ topic }) => topic === 'price-rise');
    expect(about.length).toBeGreaterThan(100);
    expect(about.filter(({ at }) => dayAt(at) < era.lastDay - 21)).toEqual([]);
    expect(diary.campaign.filter(({ campaign }) => campaign === 'PRICE-2').length).toBeGreaterThan(2500);
  });

  test('a switchboard, an employee and role mailboxes stand on hundreds of tickets of many people', () => {
    const truth = truthOf(company);
    expect(truth.sharedContacts).toHaveLength(3);
    for (const { rows } of truth.sharedContacts) expect(rows).toBeGreaterThan(200);
  });

  test('some tens of percent of the promises are broken or moved', () => {
    const { scheduling, 'help-desk': callBacks } = truthOf(company).promises;
    for (const { kept, broken, moved } of [scheduling, callBacks]) {
      const share = (broken + moved) / (kept + broken + moved);
      expect(share).toBeGreaterThan(0.15);
      expect(share).toBeLessThan(0.4);
    }
  });

  test('a promise that is settled was settled within the sample, an open one may lie ahead', () => {
    const { diary, era } = company;
    const pledges = [
      ...diary.scheduling.map(({ window }) => window),
      ...diary['help-desk'].flatMap(({ callBack }) => callBack ?? []),
    ];
    expect(pledges.length).toBeGreaterThan(4000);
    expect(
      pledges.filter(({ resolved }) => resolved !== null && resolved >= (era.lastDay + 1) * DAY),
    ).toEqual([]);
    expect(
      pledges.filter(({ state, due }) => state === 'open' && due > era.lastDay * DAY).length,
    ).toBeGreaterThan(10);
  });
});
