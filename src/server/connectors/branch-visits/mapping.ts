import { connectorSchema } from '#contract/mapping';

/** Queue tickets and visits: branch, when, how long they waited, why they came. */
export const branchVisits = connectorSchema.parse({
  code: 'branch-visits',
  name: { he: 'ביקורים בסניף', en: 'Branch visits' },
  what: {
    he: 'תורים וביקורים: סניף, מתי, כמה חיכו, למה באו.',
    en: 'Queue tickets and visits: branch, when, how long they waited, why they came.',
  },
  mapping: {
    mapping: 1,
    connector: 'branch-visits',
    source: {
      code: 'branch-visits',
      name: { he: 'ביקורים בסניף', en: 'Branch visits' },
      kind: 'visits',
      trust: 50,
    },
    rows: 'interaction',
    fields: {
      externalId: { columns: ['Branch', 'Queue No', 'Arrived'] },
      occurredAt: { column: 'Arrived' },
      kind: { constant: 'visit' },
      channel: { constant: 'branch' },
      direction: { constant: 'in' },
      subject: { column: 'Reason' },
      text: { column: 'Note' },
      employee: { column: 'Clerk' },
      'customer.reference': { column: 'ID' },
      'customer.nationalId': { column: 'ID' },
      'customer.name': { column: 'Name' },
      'attributes.branch': { column: 'Branch' },
      'attributes.wait-minutes': { column: 'Waited (min)' },
    },
  },
});
