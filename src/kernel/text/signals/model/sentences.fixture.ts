import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ASKED_FOR_HUMAN } from '#kernel/text/signals/sayings/asked-for-human.fixture';
import { BROKEN_PROMISE } from '#kernel/text/signals/sayings/broken-promise.fixture';
import { CHURN_THREAT } from '#kernel/text/signals/sayings/churn-threat.fixture';
import { LEGAL_THREAT } from '#kernel/text/signals/sayings/legal-threat.fixture';
import { REPEATED_FAULT } from '#kernel/text/signals/sayings/repeated-fault.fixture';
import { SAFETY } from '#kernel/text/signals/sayings/safety.fixture';
import type { Sayings } from '#kernel/text/signals/sayings/sayings.fixture';
import { SERVICE_DECLINE } from '#kernel/text/signals/sayings/service-decline.fixture';
import { THANKS } from '#kernel/text/signals/sayings/thanks.fixture';
import { TAUGHT_IDS, type TaughtId } from './shape.ts';

/**
 * What the model is taught from. Written: the ways and near misses of the packs, which say yes or no to one signal only
 * and which the rules hold by heart. Judged: sentences by people who have not read the rules, judged for all signals; on
 * them alone the stack is fitted and the figures are made.
 */
export type Sentence = {
  readonly text: string;
  readonly lang: 'he' | 'en';
  readonly said: ReadonlySet<TaughtId>;
  /** The one signal that a written sentence was written for; null for thanks and for a judged sentence. */
  readonly about: TaughtId | null;
  readonly origin: Origin;
};

type Origin = 'written' | 'development' | 'corpus' | 'ordinary';

const SAYINGS: readonly (readonly [TaughtId | null, Sayings])[] = [
  ['broken-promise', BROKEN_PROMISE],
  ['legal-threat', LEGAL_THREAT],
  ['churn-threat', CHURN_THREAT],
  ['asked-for-human', ASKED_FOR_HUMAN],
  ['safety', SAFETY],
  ['repeated-fault', REPEATED_FAULT],
  ['service-decline', SERVICE_DECLINE],
  [null, THANKS],
];

const folder = join(import.meta.dirname, '..', 'sayings');

export function sentences(): Sentence[] {
  return [...judged(), ...written()];
}

export function written(): Sentence[] {
  return SAYINGS.flatMap(([about, sayings]) =>
    (['he', 'en'] as const).flatMap((lang) => [
      ...sayings[lang].said.map((text) => ({
        text,
        lang,
        about,
        said: new Set(about === null ? [] : [about]),
        origin: 'written' as const,
      })),
      ...sayings[lang].nearMisses.map((text) => ({
        text,
        lang,
        about,
        said: new Set<TaughtId>(),
        origin: 'written' as const,
      })),
    ]),
  );
}

/** Throws a RangeError on a line that is not text, signals and language. */
export function judged(): Sentence[] {
  return readdirSync(folder)
    .filter((name) => name.endsWith('.tsv'))
    .sort()
    .flatMap((name) => {
      const [, ...lines] = readFileSync(join(folder, name), 'utf8').split('\n');
      return lines
        .filter((line) => line !== '')
        .map((line, at) => sentenceOf(line, `${name}:${at + 2}`, name));
    });
}

function sentenceOf(line: string, where: string, file: string): Sentence {
  const [text = '', signal = '', lang = ''] = line.split('\t').map((cell) => cell.trim());
  if (text === '' || (lang !== 'he' && lang !== 'en')) throw new RangeError(`${where} is no sentence`);
  const said = signal === 'none' ? [] : signal.split('|').map((id) => idOf(id, where));
  return { text, lang, said: new Set(said), about: null, origin: originOf(file) };
}

function originOf(file: string): Origin {
  if (file.startsWith('development')) return 'development';
  return file.startsWith('ordinary') ? 'ordinary' : 'corpus';
}

function idOf(id: string, where: string): TaughtId {
  const known = TAUGHT_IDS.find((one) => one === id);
  if (known === undefined) throw new RangeError(`${where}: "${id}" is no signal`);
  return known;
}
