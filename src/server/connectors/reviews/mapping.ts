import { connectorSchema } from '#contract/mapping';

/** Reviews in app stores and on sites: stars and words. */
export const reviews = connectorSchema.parse({
  code: 'reviews',
  name: { he: 'ביקורות', en: 'Reviews' },
  what: {
    he: 'ביקורות בחנויות יישומים ובאתרים: כוכבים ומילים.',
    en: 'Reviews in app stores and on sites: stars and words.',
  },
  mapping: {
    mapping: 1,
    connector: 'reviews',
    source: { code: 'reviews', name: { he: 'ביקורות', en: 'Reviews' }, kind: 'reviews', trust: 50 },
    file: { dateOrder: 'ymd' },
    rows: 'interaction',
    fields: {
      externalId: { column: 'Review ID' },
      occurredAt: { column: 'Date' },
      kind: { constant: 'review' },
      channel: { constant: 'app' },
      direction: { constant: 'in' },
      score: { column: 'Stars', match: { pattern: '^[1-5]', group: 0 } },
      measure: { constant: 'stars' },
      subject: { column: 'Title' },
      text: { column: 'Review' },
      'customer.name': { column: 'Author' },
      'attributes.version': { column: 'App Version' },
      'attributes.store': { column: 'Store' },
    },
  },
});
