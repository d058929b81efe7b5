import { connectorSchema } from '#contract/mapping';

/** What was sent to whom, and what it claimed. */
export const campaign = connectorSchema.parse({
  code: 'campaign',
  name: { he: 'דיוור והודעות', en: 'Campaigns' },
  what: { he: 'מה נשלח אל מי, ומה נטען בו.', en: 'What was sent to whom, and what it claimed.' },
  mapping: {
    mapping: 1,
    connector: 'campaign',
    source: { code: 'campaign', name: { he: 'דיוור והודעות', en: 'Campaigns' }, kind: 'campaign', trust: 50 },
    file: { dateOrder: 'ymd' },
    rows: 'interaction',
    fields: {
      externalId: { columns: ['Campaign', 'Recipient'] },
      occurredAt: { column: 'Sent At' },
      kind: { constant: 'campaign' },
      channel: {
        column: 'Medium',
        table: { Email: 'mail', SMS: 'sms', WhatsApp: 'whatsapp' },
        otherwise: 'other',
      },
      direction: { constant: 'out' },
      subject: { column: 'Campaign' },
      text: { column: 'Message' },
      'customer.reference': { column: 'Recipient' },
      'customer.email': { column: 'Email' },
      'customer.phone': { column: 'Phone' },
      'attributes.opened': { column: 'Opened' },
    },
  },
});
