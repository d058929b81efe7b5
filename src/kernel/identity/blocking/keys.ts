import { columnsOf } from '#kernel/identity/comparison/comparison';
import type { FieldType, Schema } from '#kernel/identity/field';
import { hashOf, hashOfEnd, hashOfPart, mixed } from '#kernel/identity/record/hash';
import type { Features } from '#kernel/identity/record/pool';
import type { Value } from '#kernel/identity/record/value';

/**
 * Under which keys a record meets others. Two records are compared when they share a key; each rule is a number mixed
 * into its keys. Broad keys (odd numbers) are a single field, worth trying while few records hold it; what they miss in
 * a large collection the narrow keys (even numbers), two and three fields together, must find.
 */
export interface Keying {
  /** Appends the keys of a record to `into`, emptied first; a key may come twice. */
  keysOf(features: Features, into: number[]): void;
  /** Its narrow keys alone. They hang on nothing but the record. */
  narrowKeysOf(features: Features, into: number[]): void;
  /** Numbers by which a crowded block is divided; 0 where the record says nothing. */
  dividers(features: Features): readonly number[];
}

const NAMES_AT_MOST = 4;
const KEYS_PER_NAME = 2;
/** A word of a name or a text that fewer records hold than this is a key by itself. */
const RARE_WORD = 60;

export function isBroad(key: number): boolean {
  return (key & 1) === 1;
}

export function makeKeying(schema: Schema): Keying {
  const at = (type: FieldType): readonly number[] => columnsOf(schema, type);
  const columns = {
    given: at('given-name'),
    surname: at('surname'),
    full: at('full-name'),
    dates: at('birth-date'),
    ids: at('national-id'),
    phones: at('phone'),
    mails: at('email'),
    streets: at('street'),
    numbers: at('street-number'),
    cities: at('city'),
    postcodes: at('postcode'),
    regions: at('region'),
    texts: [...at('company'), ...at('text')],
    categories: at('category'),
  };
  const names: Value[] = [];

  function gatherNames(features: Features): void {
    names.length = 0;
    for (const column of columns.given) push(names, features[column]);
    for (const column of columns.surname) push(names, features[column]);
    for (const column of columns.full)
      for (const word of features[column]?.parts ?? []) if (names.length < NAMES_AT_MOST) names.push(word);
  }

  function narrowKeysOf(features: Features, into: number[]): void {
    into.length = 0;
    const narrow = (rule: number, first: number, second: number): void => {
      into.push((mixed(mixed(rule, first), second) & ~1) >>> 0);
    };
    gatherNames(features);
    const date = first(features, columns.dates);
    const city = first(features, columns.cities);
    const postcode = first(features, columns.postcodes);
    const number = first(features, columns.numbers);
    const year = date === null ? 0 : hashOfPart(date.text, 0, 4);

    for (const column of columns.ids) {
      const id = features[column];
      if (!id) continue;
      narrow(10, id.hash, 0);
      const half = id.text.length >> 1;
      if (half >= 3) {
        const with_ = year === 0 ? (names[0]?.keys[0] ?? 0) : year;
        narrow(11, hashOfPart(id.text, 0, half), with_);
        narrow(12, hashOfPart(id.text, half, id.text.length), with_);
      }
    }
    for (const column of columns.phones) {
      const phone = features[column];
      if (!phone) continue;
      narrow(20, hashOfEnd(phone.text, 7), 0);
      for (const name of names) narrow(21, hashOfEnd(phone.text, 4), name.keys[0] ?? 0);
    }
    for (const column of columns.mails) {
      const mail = features[column];
      if (mail && !mail.shared) narrow(30, mail.hash, 0);
    }

    for (let i = 0; i < names.length; i++) {
      const name = names[i];
      if (!name) continue;
      for (let j = i + 1; j < names.length; j++) {
        const other = names[j];
        if (!other) continue;
        for (let k = 0; k < Math.min(KEYS_PER_NAME, name.keys.length); k++)
          for (let l = 0; l < Math.min(KEYS_PER_NAME, other.keys.length); l++) {
            const x = name.keys[k] ?? 0;
            const y = other.keys[l] ?? 0;
            narrow(40, Math.min(x, y), Math.max(x, y));
          }
        for (const nick of name.classes.slice(0, 3)) narrow(41, nick, other.keys[0] ?? 0);
        for (const nick of other.classes.slice(0, 3)) narrow(41, nick, name.keys[0] ?? 0);
      }
      const key = name.keys[0] ?? name.hash;
      if (date) {
        narrow(44, key, date.hash);
        narrow(45, key, hashOfPart(date.text, 0, 6));
        narrow(46, key, hashOfPart(date.text, 4, date.text.length));
        narrow(47, key, hashOf(date.text.slice(0, 4) + date.text.slice(6)));
      }
      if (city) narrow(48, key, city.keys[0] ?? city.hash);
      if (postcode) narrow(49, key, postcode.hash);
      if (number) narrow(50, key, number.hash);
    }

    if (date) {
      if (city) narrow(61, date.hash, city.hash);
      if (postcode) narrow(62, date.hash, postcode.hash);
      if (number) narrow(63, date.hash, number.hash);
      for (const column of columns.categories)
        if (features[column]) narrow(64, date.hash, features[column].hash);
    }
    for (const column of columns.streets) {
      const street = features[column];
      if (!street) continue;
      const squashed = hashOf(street.squashed);
      if (number) narrow(71, squashed, number.hash);
      if (postcode) narrow(72, squashed, postcode.hash);
      if (city) narrow(73, squashed, city.hash);
    }
    if (postcode && number) narrow(75, postcode.hash, number.hash);
    if (postcode && city && number === null && columns.streets.length === 0)
      narrow(77, postcode.hash, city.hash);
    for (const column of columns.texts) {
      const text = features[column];
      if (!text) continue;
      narrow(80, hashOf(text.squashed), 0);
      if (city) for (const word of text.parts.slice(0, 3)) narrow(82, word.hash, city.hash);
    }
  }

  function addBroadKeys(features: Features, into: number[]): void {
    const broad = (rule: number, first: number): void => {
      into.push((mixed(rule, first) | 1) >>> 0);
    };
    for (const column of columns.mails) {
      const mail = features[column];
      if (!mail || mail.shared) continue;
      if (mail.local.length > 2) broad(31, hashOf(mail.local));
      broad(32, hashOfPart(mail.text, 0, 5));
      broad(33, hashOfPart(mail.text, mail.local.length, mail.text.length));
    }
    gatherNames(features);
    for (const name of names) {
      if (name.holders < RARE_WORD) broad(42, name.hash);
      broad(43, name.keys[0] ?? name.hash);
      if (name.text.length <= 4) continue;
      broad(51, hashOfPart(name.text, 0, 4));
      broad(52, hashOfEnd(name.text, 4));
    }
    const date = first(features, columns.dates);
    if (date) {
      broad(60, date.hash);
      broad(65, hashOfPart(date.text, 0, 6));
      broad(66, hashOfPart(date.text, 4, date.text.length));
      broad(67, hashOf(date.text.slice(0, 4) + date.text.slice(6)));
    }
    for (const column of columns.streets) {
      const street = features[column];
      if (!street) continue;
      broad(70, hashOf(street.squashed));
      rareWords(street, 74, broad);
    }
    const postcode = first(features, columns.postcodes);
    if (postcode) broad(76, postcode.hash);
    for (const column of columns.texts) {
      const text = features[column];
      if (!text) continue;
      rareWords(text, 81, broad);
      for (const word of text.parts.slice(0, 3)) broad(83, hashOfPart(word.text, 0, 4));
    }
  }

  return {
    narrowKeysOf,
    keysOf(features, into) {
      narrowKeysOf(features, into);
      addBroadKeys(features, into);
    },
    dividers(features) {
      gatherNames(features);
      return [
        first(features, columns.dates)?.hash ?? 0,
        names[0]?.keys[0] ?? 0,
        names[names.length - 1]?.keys[0] ?? 0,
        first(features, columns.cities)?.hash ?? 0,
        first(features, columns.postcodes)?.hash ?? 0,
        first(features, columns.numbers)?.hash ?? 0,
        first(features, columns.categories)?.hash ?? 0,
      ];
    },
  };
}

function push(names: Value[], value: Value | null | undefined): void {
  if (value && names.length < NAMES_AT_MOST) names.push(value);
}

function first(features: Features, columns: readonly number[]): Value | null {
  for (const column of columns) {
    const value = features[column];
    if (value) return value;
  }
  return null;
}

function rareWords(value: Value, rule: number, broad: (rule: number, key: number) => void): void {
  for (const word of value.parts)
    if (word.text.length > 2 && word.holders < RARE_WORD) broad(rule, word.hash);
}
