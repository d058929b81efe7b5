import { connectorSchema } from '#contract/mapping';

/** Visits: when planned, whether they came, what was promised. */
export const scheduling = connectorSchema.parse({
  code: 'scheduling',
  name: { he: 'יומן טכנאים', en: 'Technician scheduling' },
  what: {
    he: 'ביקורים: מתי נקבע, מתי הגיעו, מה הובטח.',
    en: 'Visits: when planned, whether they came, what was promised.',
  },
  mapping: {
    mapping: 1,
    connector: 'scheduling',
    source: {
      code: 'scheduling',
      name: { he: 'יומן טכנאים', en: 'Technician scheduling' },
      kind: 'scheduling',
      trust: 50,
    },
    rows: 'interaction',
    fields: {
      externalId: { columns: ['Work Order', 'Status'] },
      occurredAt: { column: 'Updated' },
      kind: {
        column: 'Status',
        table: {
          Scheduled: 'promise-made',
          Done: 'promise-kept',
          Missed: 'promise-broken',
          Moved: 'promise-moved',
        },
        otherwise: 'technician-visit',
      },
      channel: { constant: 'field' },
      text: { column: 'Notes' },
      'customer.reference': { column: 'Customer' },
      'customer.name': { column: 'Name' },
      'customer.phone': { column: 'Phone' },
      'pledge.reference': { column: 'Work Order' },
      'pledge.text': { column: 'Window' },
      'pledge.dueAt': { column: 'Planned' },
      'pledge.state': {
        column: 'Status',
        table: { Scheduled: 'open', Done: 'kept', Missed: 'broken', Moved: 'moved' },
        otherwise: 'open',
      },
    },
  },
});
