import { connectorSchema } from '#contract/mapping';

/** Invoices and credits: number, date, amount. */
export const billing = connectorSchema.parse({
  code: 'billing',
  name: { he: 'חיוב וגבייה', en: 'Billing' },
  what: { he: 'חשבוניות וזיכויים: מספר, תאריך, סכום.', en: 'Invoices and credits: number, date, amount.' },
  mapping: {
    mapping: 1,
    connector: 'billing',
    source: { code: 'billing', name: { he: 'חיוב וגבייה', en: 'Billing' }, kind: 'billing', trust: 50 },
    file: { delimiter: ';' },
    rows: 'interaction',
    fields: {
      externalId: { column: 'Invoice No' },
      occurredAt: { column: 'Invoice Date' },
      kind: { column: 'Type', table: { Credit: 'credit', זיכוי: 'credit' }, otherwise: 'bill' },
      channel: { constant: 'mail' },
      amount: { column: 'Total' },
      currency: { column: 'Currency' },
      subject: { column: 'Description' },
      'customer.reference': { column: 'Customer No' },
      'customer.name': { column: 'Customer Name' },
    },
  },
});
