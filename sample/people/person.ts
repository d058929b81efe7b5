/**
 * One invented person: who they are in truth. What each silo writes about them is another matter (`contact-forms`).
 * Nobody real is meant: phones have a zero after the prefix (to our knowledge no Israeli exchange hands these out),
 * mail ends in reserved `.example` domains, identity numbers are drawn by chance from the top of the range.
 */

import { between, pick, pickWeighted, type Random, randomFrom } from '#sample/random';
import type { GivenName } from './given-names.ts';
import { MEN, WOMEN } from './given-names.ts';
import { CITIES, type City, STREETS } from './places.ts';
import { SURNAMES, type Surname } from './surnames.ts';

export type Plan = { code: string; he: string; en: string; monthly: number };
/** Monthly price in agorot. */
export const PLANS: readonly (readonly [Plan, number])[] = [
  [{ code: 'NET-100', he: 'אינטרנט 100', en: 'Internet 100', monthly: 8900 }, 25],
  [{ code: 'NET-500', he: 'אינטרנט 500', en: 'Internet 500', monthly: 10900 }, 30],
  [{ code: 'FIBER-1000', he: 'סיבים 1000', en: 'Fiber 1000', monthly: 12900 }, 20],
  [{ code: 'TRIPLE', he: 'טריפל ביתי', en: 'Home triple', monthly: 19900 }, 18],
  [{ code: 'MOBILE-50', he: 'סלולר 50 ג׳יגה', en: 'Mobile 50 GB', monthly: 4990 }, 7],
];

export type Person = {
  index: number;
  given: GivenName;
  surname: Surname;
  gender: 'f' | 'm';
  language: 'he' | 'en';
  /** Day numbers since 1970. `left` is the day the contract ended. */
  birth: number;
  joined: number | null;
  left: number | null;
  nationalId: string;
  /** Ten national digits, `0500123456`. */
  mobile: string;
  landline: string | null;
  mail: string | null;
  street: { he: string; latin: string };
  house: string;
  city: City;
  plan: Plan;
  /** How often this person meets the company, 1 = as most do. */
  pace: number;
};

export type Era = { seed: number; customers: number; firstDay: number; lastDay: number };

const MAIL_HOSTS = ['mail.example', 'doar.example', 'tevat.example', 'post.example', 'bayit.example'];
const EXCHANGES = ['0500', '0520', '0530', '0550', '0580'];

/** The person with this number. About one in twenty only ever asked and never joined. */
export function personOf(index: number, era: Era): Person {
  const random = randomFrom(era.seed, index, 1);
  const gender = random() < 0.51 ? 'f' : 'm';
  const given = pick(random, gender === 'f' ? WOMEN : MEN);
  const surname = pickWeighted(random, SURNAMES);
  const { joined, left } = contractOf(random, era);
  const person: Person = {
    index,
    given,
    surname,
    gender,
    language: random() < 0.2 ? 'en' : 'he',
    birth: era.lastDay - between(random, 19 * 365, 84 * 365),
    joined,
    left,
    nationalId: nationalIdOf(980_000_00 + (scramble(index, 48_271, 999_983) % 2_000_000)),
    mobile: mobileOf(index),
    landline: random() < 0.35 ? landlineOf(index) : null,
    mail: null,
    street: pick(random, STREETS),
    house: houseOf(random),
    city: pickWeighted(random, CITIES),
    plan: pickWeighted(random, PLANS),
    pace: 0.35 + 1.1 * random() * random() * 2,
  };
  person.mail = random() < 0.9 ? mailOf(person, random) : null;
  return person;
}

function contractOf(random: Random, era: Era): { joined: number | null; left: number | null } {
  const days = era.lastDay - era.firstDay;
  if (random() < 0.05) return { joined: null, left: null };
  const joined =
    random() < 0.64 ? era.firstDay - between(random, 30, 2900) : era.firstDay + between(random, 5, days - 1);
  const leaves = Math.max(joined, era.firstDay) + between(random, 60, 1800);
  return { joined, left: leaves < era.lastDay - 2 ? leaves : null };
}

export function mobileOf(index: number): string {
  const number = scramble(index, 611_953, 4_999_999);
  return `${EXCHANGES[Math.floor(number / 1_000_000)] ?? '0500'}${`${number % 1_000_000}`.padStart(6, '0')}`;
}

export function landlineOf(index: number): string {
  return `${['030', '020', '040', '080'][index % 4] ?? '030'}${`${scramble(index, 104_729, 999_983)}`.padStart(6, '0')}`;
}

function houseOf(random: Random): string {
  const number = between(random, 1, 120);
  return random() < 0.4 ? `${number}/${between(random, 1, 24)}` : `${number}`;
}

export function mailOf(person: Person, random: Random): string {
  const given = plain(pick(random, person.given.latin));
  const family = plain(pick(random, person.surname.latin));
  const number = ((person.index * 37) % 9973) + Math.floor(person.index / 9973) * 10_000;
  const local = pick(random, [
    `${given}.${family}${number}`,
    `${given}${family}${number}`,
    `${given.slice(0, 1)}${family}${number}`,
    `${family}.${given}${number}`,
    `${given}${number}`,
  ]);
  return `${local}@${pick(random, MAIL_HOSTS)}`;
}

function plain(latin: string): string {
  return latin
    .toLowerCase()
    .normalize('NFD')
    .replace(/[^a-z]/g, '');
}

/** Spreads consecutive numbers over a prime modulus without collisions, so that no reference tells the truth. */
export function scramble(index: number, multiplier: number, prime: number): number {
  return Number((BigInt(index + 1) * BigInt(multiplier)) % BigInt(prime));
}

/** Eight digits and their check digit (doubling every second digit, as the Israeli registry does). */
export function nationalIdOf(eight: number): string {
  const digits = `${eight}`.padStart(8, '0');
  let sum = 0;
  for (let at = 0; at < 8; at++) {
    const product = Number(digits[at]) * (at % 2 === 0 ? 1 : 2);
    sum += product > 9 ? product - 9 : product;
  }
  return `${digits}${(10 - (sum % 10)) % 10}`;
}
