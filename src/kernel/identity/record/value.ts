import type { FieldType } from '#kernel/identity/field';
import { mailAddress } from '#kernel/language/identifiers';
import { soundKeys, soundSkeletons } from '#kernel/language/name-sounds';
import { nicknameClasses } from '#kernel/language/nicknames';
import { isHebrewLetter } from '#kernel/text/hebrew';
import { hashOf } from './hash.ts';
import { isCheckedNationalId } from './normal-form.ts';

/**
 * One distinct content of a cell, read once: its words, the keys under which other spellings meet it, the classes of
 * names it is a nickname in. Records that hold the same content hold the same value, so equality is identity.
 */
export interface Value {
  readonly text: string;
  readonly hash: number;
  /** The text without blanks. */
  readonly squashed: string;
  readonly words: readonly string[];
  /** Keys (hashes) under which alike spellings meet, the likeliest first; names and places only. */
  readonly keys: readonly number[];
  /** Stricter keys: whether a name in the other alphabet is this one. Names and places only. */
  readonly sounds: readonly string[];
  readonly classes: readonly number[];
  readonly hebrew: boolean;
  /** The words of a name, street, company or text as values of their own. */
  readonly parts: readonly Value[];
  /** A national id with a true check digit, a mailbox that an office reads: facts about the content itself. */
  readonly checked: boolean;
  readonly shared: boolean;
  /** Before the @ of a mail address. */
  readonly local: string;
  /** Share of records that are expected to hold it, where an expectation exists; else 0. */
  expected: number;
  /** How many records hold it: kept by the pool. */
  holders: number;
}

const WITH_PARTS: ReadonlySet<FieldType> = new Set(['full-name', 'street', 'company', 'text', 'category']);
const NAMES: ReadonlySet<FieldType> = new Set(['given-name', 'surname', 'full-name']);
const PLACES: ReadonlySet<FieldType> = new Set(['city', 'region']);

export function makeValue(type: FieldType, text: string, part: (word: string) => Value): Value {
  const name = NAMES.has(type);
  const squashed = text.includes(' ') ? text.replaceAll(' ', '') : text;
  const classes = name ? classesOf(type, text) : [];
  return {
    text,
    hash: hashOf(text),
    squashed,
    words: text.split(' '),
    keys: name || PLACES.has(type) ? keysOf(squashed) : [],
    sounds: name || PLACES.has(type) ? soundKeys(squashed) : [],
    classes,
    hebrew: isHebrewLetter(text.charCodeAt(0)),
    parts: WITH_PARTS.has(type) ? [...new Set(text.split(' '))].map(part) : [],
    checked: type === 'national-id' && isCheckedNationalId(text),
    shared: type === 'email' && mailAddress(text)?.role === true,
    local: type === 'email' ? text.slice(0, text.indexOf('@') < 0 ? text.length : text.indexOf('@')) : '',
    expected: 0,
    holders: 0,
  };
}

function keysOf(text: string): number[] {
  const keys = soundSkeletons(text);
  return (keys.length === 0 ? [text] : keys).map(hashOf);
}

/** "Ben" before another word is a son and not a Benjamin. */
function firstWordClasses(word: string): number[] {
  return word === 'ben' || word === 'בנ' ? [] : nicknameClasses(word);
}

/** A second given name does not hide the nickname of the first. */
function classesOf(type: FieldType, text: string): number[] {
  const whole = nicknameClasses(text);
  const space = text.indexOf(' ');
  return type !== 'given-name' || whole.length > 0 || space < 0
    ? whole
    : firstWordClasses(text.slice(0, space));
}
