import { connectorSchema } from '#contract/mapping';

/** The list of customers: number, name, phone, mail, plan. */
export const crm = connectorSchema.parse({
  code: 'crm',
  name: { he: 'מערכת לקוחות (CRM)', en: 'Customer register (CRM)' },
  what: {
    he: 'רשימת הלקוחות: מספר, שם, טלפון, מייל, מסלול.',
    en: 'The list of customers: number, name, phone, mail, plan.',
  },
  mapping: {
    mapping: 1,
    connector: 'crm',
    source: {
      code: 'crm',
      name: { he: 'מערכת לקוחות (CRM)', en: 'Customer register (CRM)' },
      kind: 'crm',
      trust: 80,
    },
    rows: 'person',
    fields: {
      'customer.reference': { column: 'Account ID' },
      'customer.givenName': { column: 'First Name' },
      'customer.surname': { column: 'Last Name' },
      'customer.phone': { column: 'Mobile' },
      'customer.secondPhone': { column: 'Phone' },
      'customer.email': { column: 'Email' },
      'customer.nationalId': { column: 'National ID' },
      'customer.birthDate': { column: 'Birth Date' },
      'customer.street': { column: 'Street' },
      'customer.city': { column: 'City' },
      'customer.plan': { column: 'Plan' },
      'customer.language': {
        column: 'Language',
        table: { Hebrew: 'he', English: 'en', עברית: 'he', אנגלית: 'en' },
      },
      'customer.customerSince': { column: 'Customer Since' },
    },
  },
});
