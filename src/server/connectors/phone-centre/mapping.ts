import { connectorSchema } from '#contract/mapping';

/** Call records and transcripts: when, who called, how long they waited, what was said. */
export const phoneCentre = connectorSchema.parse({
  code: 'phone-centre',
  name: { he: 'מוקד טלפוני', en: 'Phone centre' },
  what: {
    he: 'רישומי שיחות ותמלילים: מתי, מי חייג, כמה חיכה, מה נאמר.',
    en: 'Call records and transcripts: when, who called, how long they waited, what was said.',
  },
  mapping: {
    mapping: 1,
    connector: 'phone-centre',
    source: {
      code: 'phone-centre',
      name: { he: 'מוקד טלפוני', en: 'Phone centre' },
      kind: 'phone-centre',
      trust: 50,
    },
    file: { dateOrder: 'ymd' },
    rows: 'interaction',
    fields: {
      externalId: { column: 'Call ID' },
      occurredAt: { column: 'Start Time' },
      kind: { constant: 'call' },
      channel: { constant: 'phone' },
      direction: {
        column: 'Direction',
        table: { Inbound: 'in', נכנסת: 'in', Outbound: 'out', יוצאת: 'out' },
        otherwise: 'in',
      },
      text: { column: 'Transcript' },
      subject: { column: 'Queue' },
      employee: { column: 'Agent' },
      'customer.reference': { column: 'Caller' },
      'customer.phone': { column: 'Caller' },
      'attributes.wait-seconds': { column: 'Wait (s)' },
      'attributes.talk-seconds': { column: 'Talk (s)' },
      'attributes.outcome': { column: 'Outcome' },
    },
  },
});
