import { connectorSchema } from '#contract/mapping';

/** Orders and returns. */
export const shop = connectorSchema.parse({
  code: 'shop',
  name: { he: 'חנות מקוונת', en: 'Web shop' },
  what: { he: 'הזמנות והחזרות.', en: 'Orders and returns.' },
  mapping: {
    mapping: 1,
    connector: 'shop',
    source: { code: 'shop', name: { he: 'חנות מקוונת', en: 'Web shop' }, kind: 'shop', trust: 50 },
    file: { dateOrder: 'mdy' },
    rows: 'interaction',
    fields: {
      externalId: { columns: ['Order', 'Event'] },
      occurredAt: { column: 'Date' },
      kind: { column: 'Event', table: { Returned: 'return', החזרה: 'return' }, otherwise: 'purchase' },
      channel: { constant: 'web' },
      amount: { column: 'Amount' },
      currency: { constant: 'ILS' },
      subject: { column: 'Items' },
      'customer.reference': { column: 'Email' },
      'customer.email': { column: 'Email' },
      'customer.name': { columns: ['First name', 'Last name'], join: ' ' },
      'customer.city': { column: 'Ship to', split: { by: ',', part: -1 } },
    },
  },
});
