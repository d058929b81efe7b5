import { sql } from 'kysely';
import type { Employee, Role } from '#contract/organization';
import { newId } from '#server/platform/ids';
import type { Db, Trx } from '#server/platform/world';

export interface EmployeeFacts extends Employee {
  readonly email: string;
  readonly language: 'he' | 'en';
  readonly addressForm: 'feminine' | 'masculine' | 'plural';
  readonly hasUser: boolean;
}

/** Who works here now, by name. */
export async function employeesByName(db: Db, only: { sample?: true } = {}): Promise<EmployeeFacts[]> {
  let query = employees(db).where('e.deactivated_at', 'is', null).orderBy('e.name').orderBy('e.id');
  if (only.sample === true) query = query.where('e.sample', '=', true);
  return (await query.execute()).map(employeeOf);
}

/** Also one who was deactivated. */
export async function employeeById(db: Db, id: string): Promise<EmployeeFacts | null> {
  const row = await employees(db).where('e.id', '=', id).executeTakeFirst();
  return row === undefined ? null : employeeOf(row);
}

export async function activeEmployeeById(db: Db, id: string): Promise<EmployeeFacts | null> {
  const row = await employees(db)
    .where('e.id', '=', id)
    .where('e.deactivated_at', 'is', null)
    .executeTakeFirst();
  return row === undefined ? null : employeeOf(row);
}

/** A real owner: the sample has none that counts. */
export async function hasOwner(db: Db): Promise<boolean> {
  const row = await db
    .selectFrom('employee')
    .select('id')
    .where('role', '=', 'owner')
    .where('sample', '=', false)
    .where('deactivated_at', 'is', null)
    .executeTakeFirst();
  return row !== undefined;
}

export interface NewEmployee {
  readonly name: string;
  readonly email: string;
  readonly role: Role;
  readonly divisionId: string | null;
  readonly profession?: string | null;
  readonly reportsTo?: string | null;
  readonly language: 'he' | 'en';
  readonly addressForm?: 'feminine' | 'masculine' | 'plural';
  readonly sample: boolean;
  readonly now: Date;
}

/** The id of the new employee; null when somebody has this address already, in any case of letters. */
export async function addEmployee(trx: Trx, facts: NewEmployee): Promise<string | null> {
  const row = await trx
    .insertInto('employee')
    .values({
      id: newId(),
      name: facts.name,
      email: facts.email.trim(),
      role: facts.role,
      division_id: facts.divisionId,
      profession: facts.profession ?? null,
      reports_to: facts.reportsTo ?? null,
      language: facts.language,
      address_form: facts.addressForm ?? 'plural',
      sample: facts.sample,
      created_at: facts.now,
    })
    .onConflict((conflict) => conflict.expression(sql`lower(email)`).doNothing())
    .returning('id')
    .executeTakeFirst();
  return row?.id ?? null;
}

export async function rename(trx: Trx, id: string, name: string): Promise<void> {
  await trx.updateTable('employee').set({ name }).where('id', '=', id).execute();
}

export async function changePreferences(
  trx: Trx,
  id: string,
  wanted: { language?: 'he' | 'en'; addressForm?: 'feminine' | 'masculine' | 'plural' },
): Promise<void> {
  const change = {
    ...(wanted.language === undefined ? {} : { language: wanted.language }),
    ...(wanted.addressForm === undefined ? {} : { address_form: wanted.addressForm }),
  };
  if (Object.keys(change).length === 0) return;
  await trx.updateTable('employee').set(change).where('id', '=', id).execute();
}

export async function lineUnder(trx: Trx, reports: { id: string; to: string }): Promise<void> {
  await trx.updateTable('employee').set({ reports_to: reports.to }).where('id', '=', reports.id).execute();
}

function employeeOf(row: Row): EmployeeFacts {
  const { division_id, code, name_he, name_en } = row;
  const division =
    division_id === null || code === null || name_he === null || name_en === null
      ? null
      : { id: division_id, code, name: { he: name_he, en: name_en } };
  return {
    id: row.id,
    name: row.name,
    role: row.role,
    division,
    profession: row.profession,
    sample: row.sample,
    email: row.email,
    language: row.language,
    addressForm: row.address_form,
    hasUser: row.user_id !== null,
  };
}

/** Without mail address and settings: what colleagues see of each other. */
export function shownEmployee(facts: EmployeeFacts): Employee {
  const { id, name, role, division, profession, sample } = facts;
  return { id, name, role, division, profession, sample };
}

type Row = Awaited<ReturnType<ReturnType<typeof employees>['executeTakeFirstOrThrow']>>;

function employees(db: Db) {
  return db
    .selectFrom('employee as e')
    .leftJoin('division as d', 'd.id', 'e.division_id')
    .select([
      'e.id',
      'e.name',
      'e.email',
      'e.role',
      'e.profession',
      'e.sample',
      'e.language',
      'e.address_form',
      'e.user_id',
      'e.division_id',
      'd.code',
      'd.name_he',
      'd.name_en',
    ]);
}
