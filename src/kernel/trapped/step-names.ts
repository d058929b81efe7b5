import type { Meaning } from './talk.ts';

/**
 * What a step of a bot means, read from the names that those who build bots give to their intents. A name that says nothing
 * of this kind means nothing here: the score learns from labelled talks what it is a sign of.
 */
const BOT: readonly (readonly [RegExp, Meaning])[] = [
  [
    /not_understand|no_?match|fallback|(^|_)fail(ed)?(_|$)|unavailable|no_dates|too_far|no_longer|no_more_|(^|_)error(_|$)|out_of_scope/,
    'dead-end',
  ],
  [
    /(refuse|deny|denied|no)_(agent|human|transfer)|(agent|human|transfer)s?_(unavailable|refused)/,
    'human-refused',
  ],
  [/^ask_|_ask$|request_info/, 'information-asked'],
];
const CUSTOMER: readonly (readonly [RegExp, Meaning])[] = [
  [/^(negate|deny|no|reject|disagree)$|negation/, 'negation'],
  [/rephrase|repeat|^inconclusive$|^other$|misunderst/, 'rephrasing'],
  [/noise|silence|no_?input/, 'noise'],
  [
    /(transfer|speak|talk|human|live).*(agent|human|person|representative|operator)|^(transfer_)?(agent|human|operator)$/,
    'asked-for-human',
  ],
];

export function meaningsOf(by: 'bot' | 'customer', step: string): Meaning[] {
  const plain = step
    .toLowerCase()
    .replace(/[\s.-]+/g, '_')
    .slice(0, 200);
  return (by === 'bot' ? BOT : CUSTOMER).filter(([name]) => name.test(plain)).map(([, meaning]) => meaning);
}
