import type { Role } from '#contract/organization';

/**
 * The invented people of the sample company, at least one in every division and every role but the owner's: an owner
 * is always real. Each reports to somebody, so that the line matters: the customer representatives stand outside the
 * line of the product's manager.
 */
export interface SamplePerson {
  readonly mailbox: string;
  readonly name: string;
  readonly role: Exclude<Role, 'owner'>;
  readonly division: string | null;
  readonly profession: string | null;
  readonly addressForm: 'feminine' | 'masculine' | 'plural';
  /** Mailbox of the one above; null at the top. */
  readonly reportsTo: string | null;
}

export const SAMPLE_MAIL_DOMAIN = 'or-net.example';

type Row = readonly [
  mailbox: string,
  name: string,
  role: SamplePerson['role'],
  division: string | null,
  profession: string | null,
  addressForm: SamplePerson['addressForm'],
  reportsTo: string | null,
];

const ROWS: readonly Row[] = [
  ['noga', 'נוגה ארזי', 'executive', null, 'return', 'feminine', null],
  ['inbal', 'ענבל שקד', 'cx-lead', null, null, 'feminine', 'noga'],
  ['tomer', 'תומר לביא', 'customer-representative', 'hr', null, 'masculine', 'inbal'],
  ['hadas', 'הדס ניצן', 'customer-representative', 'marketing', null, 'feminine', 'orly'],
  ['ruth', 'רות גבעון', 'division-manager', 'service', 'time', 'feminine', 'noga'],
  ['erez', 'ארז תבור', 'division-manager', 'operations', 'suppliers', 'masculine', 'noga'],
  ['shira', 'שירה כרמלי', 'division-manager', 'product', null, 'feminine', 'noga'],
  ['amir', 'אמיר שגיא', 'division-manager', 'sales', 'return', 'masculine', 'noga'],
  ['orly', 'אורלי מרום', 'division-manager', 'marketing', 'packaging-marketing', 'feminine', 'noga'],
  ['dana', 'דנה אלוני', 'agent', 'service', null, 'feminine', 'ruth'],
  ['yoav', 'יואב רותם', 'agent', 'sales', null, 'masculine', 'amir'],
  ['lior', 'ליאור ברוש', 'analyst', 'digital', null, 'plural', 'inbal'],
  ['gal', 'גל עמית', 'privacy-officer', 'legal', null, 'plural', 'noga'],
  ['michal', 'מיכל דקל', 'employee', 'finance', 'cost', 'feminine', 'noga'],
  ['eitan', 'איתן צור', 'employee', 'legal', 'contracts-law', 'masculine', 'gal'],
  ['rami', 'רמי יערי', 'employee', 'operations', 'staff', 'masculine', 'erez'],
];

export const SAMPLE_PEOPLE: readonly SamplePerson[] = ROWS.map(
  ([mailbox, name, role, division, profession, addressForm, reportsTo]) => ({
    mailbox,
    name,
    role,
    division,
    profession,
    addressForm,
    reportsTo,
  }),
);
