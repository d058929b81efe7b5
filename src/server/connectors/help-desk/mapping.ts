import { connectorSchema } from '#contract/mapping';

/** Tickets: number, when opened, channel, subject and description. */
export const helpDesk = connectorSchema.parse({
  code: 'help-desk',
  name: { he: 'מוקד פניות', en: 'Help desk' },
  what: {
    he: 'הפניות: מספר, מתי נפתחה, ערוץ, נושא ותיאור.',
    en: 'Tickets: number, when opened, channel, subject and description.',
  },
  mapping: {
    mapping: 1,
    connector: 'help-desk',
    source: { code: 'help-desk', name: { he: 'מוקד פניות', en: 'Help desk' }, kind: 'help-desk', trust: 50 },
    file: { dateOrder: 'ymd' },
    rows: 'interaction',
    fields: {
      externalId: { column: 'Ticket ID' },
      occurredAt: { column: 'Created At' },
      kind: {
        column: 'Type',
        table: {
          Complaint: 'complaint',
          תלונה: 'complaint',
          Cancellation: 'cancellation',
          ביטול: 'cancellation',
        },
        otherwise: 'ticket',
      },
      channel: {
        column: 'Channel',
        table: { Email: 'mail', Web: 'web', Chat: 'chat', Phone: 'phone', WhatsApp: 'whatsapp' },
        otherwise: 'other',
      },
      direction: { constant: 'in' },
      subject: { column: 'Subject' },
      text: { column: 'Description' },
      employee: { column: 'Assignee' },
      'customer.reference': { column: 'Requester ID' },
      'customer.name': { column: 'Requester' },
      'customer.email': { column: 'Requester Email' },
      'pledge.reference': { column: 'Promise ID' },
      'pledge.text': { column: 'Promise' },
      'pledge.dueAt': { column: 'Promise Due' },
    },
  },
});
