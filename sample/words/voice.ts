/**
 * A customer's own words about one subject: opening, what happened, what makes it worse, what they will do, closing.
 * Threats and requests for a human come with the subjects that call for them.
 */
import { pick, type Random } from '#sample/random';
import type { Topic } from '#sample/story/happening';
import { joined, maybe, type Speaker, say } from './compose.ts';
import { ENGLISH } from './english.ts';
import * as en from './english-phrases.ts';
import { HEBREW } from './hebrew.ts';
import * as he from './hebrew-phrases.ts';
import { mistyped } from './typing.ts';

type Language = 'he' | 'en';
type Length = 'full' | 'short';

const WORDS = {
  he: {
    topics: HEBREW,
    openings: he.HEBREW_OPENINGS,
    anger: he.HEBREW_ANGER,
    legal: he.HEBREW_LEGAL,
    leaving: he.HEBREW_LEAVING,
    human: he.HEBREW_HUMAN,
    closings: he.HEBREW_CLOSINGS,
  },
  en: {
    topics: ENGLISH,
    openings: en.ENGLISH_OPENINGS,
    anger: en.ENGLISH_ANGER,
    legal: en.ENGLISH_LEGAL,
    leaving: en.ENGLISH_LEAVING,
    human: en.ENGLISH_HUMAN,
    closings: en.ENGLISH_CLOSINGS,
  },
};

/** How often a subject brings a threat to sue, a threat to leave, a request for a human being. */
const THREATS: Partial<Record<Topic, readonly [legal: number, leaving: number, human: number]>> = {
  'installation-delay': [0.04, 0.12, 0.05],
  'storm-delay': [0.03, 0.08, 0.05],
  'technician-no-show': [0.06, 0.1, 0.1],
  'billing-error': [0.12, 0.1, 0.06],
  'free-installation': [0.22, 0.12, 0.04],
  'price-rise': [0.05, 0.4, 0.03],
  'router-fault': [0.02, 0.08, 0.03],
  'slow-internet': [0.02, 0.15, 0.03],
  'bot-circle': [0.06, 0.2, 0.45],
  'long-wait': [0.02, 0.1, 0.2],
  'app-fault': [0.01, 0.03, 0.04],
  'cancel-difficulty': [0.16, 0.3, 0.12],
};

export function voice(
  spoken: { topic: Topic; language: Language; length: Length; emoji: 'never' | 'sometimes' },
  speaker: Speaker,
  random: Random,
): string {
  const words = WORDS[spoken.language];
  const wording = words.topics[spoken.topic];
  const [legal, leaving, human] = THREATS[spoken.topic] ?? [0, 0, 0];
  const complains = THREATS[spoken.topic] !== undefined;
  const full = spoken.length === 'full';
  const tell = (chance: number, pieces: readonly string[]) => {
    const piece = maybe(random, chance, pieces);
    return piece === '' ? '' : say(piece, speaker, random);
  };
  const half = Math.ceil(wording.more.length / 2);
  const told = joined(
    tell(full ? 0.5 : 0, words.openings),
    tell(1, wording.what),
    tell(full ? 0.75 : 0.35, wording.more.slice(0, half)),
    tell(full ? 0.5 : 0.2, wording.more.slice(half)),
    tell(complains ? 0.25 : 0, words.anger),
    tell(legal, words.legal),
    tell(leaving, words.leaving),
    tell(human, words.human),
    tell(full ? 0.35 : 0, words.closings),
  );
  const broken = full && random() < 0.06 ? told.replace(/([.!?]) /, '$1\n') : told;
  const text = mistyped(broken, random);
  if (spoken.emoji === 'never' || random() > 0.18) return text;
  return `${text} ${pick(random, complains ? ['😡', '😤', '🤦', '👎', '🙄', '😡😡😡'] : ['🙏', '👍', '❤️', '😊', '👏'])}`;
}
