import { connectorSchema } from '#contract/mapping';

/** Mentions in networks and the press: when, where, what was written. */
export const social = connectorSchema.parse({
  code: 'social',
  name: { he: 'רשתות חברתיות ועיתונות', en: 'Social posts and press' },
  what: {
    he: 'אזכורים ברשתות ובעיתונות: מתי, איפה, מה נכתב.',
    en: 'Mentions in networks and the press: when, where, what was written.',
  },
  mapping: {
    mapping: 1,
    connector: 'social',
    source: {
      code: 'social',
      name: { he: 'רשתות חברתיות ועיתונות', en: 'Social posts and press' },
      kind: 'social',
      trust: 50,
    },
    rows: 'interaction',
    fields: {
      externalId: { column: 'url' },
      occurredAt: { column: 'published' },
      kind: { constant: 'social-post' },
      channel: { constant: 'social' },
      direction: { constant: 'in' },
      subject: { column: 'title' },
      text: { column: 'text' },
      'customer.reference': { column: 'author.handle' },
      'customer.name': { column: 'author.name' },
      'attributes.network': { column: 'network' },
      'attributes.reach': { column: 'reach' },
    },
  },
});
