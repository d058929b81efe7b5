import type { ClientBase } from 'pg';
import { SUPERUSER } from './cluster.ts';
import type { RolePasswords } from './secrets.ts';

/**
 * Two login roles stand between the product and its tables: the owner changes the schema, at boot only; the app
 * reads and writes rows and can do nothing else. Neither is a superuser.
 */
export const OWNER = 'empty_chair_owner';
export const APP = 'empty_chair_app';
export const DATABASE = 'empty_chair';
export const ROLES = [SUPERUSER, OWNER, APP] as const;

/** Makes what is missing of roles and database; `client` is a superuser in the database `postgres`. */
export async function makeRoles(
  client: ClientBase,
  passwords: RolePasswords,
  options: { readonly passwordsAreNew: boolean },
): Promise<void> {
  const { rows: roles } = await client.query<{ rolname: string }>('select rolname from pg_roles');
  for (const role of [OWNER, APP]) {
    const exists = roles.some(({ rolname }) => rolname === role);
    if (exists && !options.passwordsAreNew) continue;
    const password = client.escapeLiteral(passwords[role] ?? '');
    const attributes = 'login nosuperuser nocreatedb nocreaterole noreplication';
    await client.query(`${exists ? 'alter' : 'create'} role ${role} ${attributes} password ${password}`);
  }
  const { rowCount } = await client.query('select from pg_database where datname = $1', [DATABASE]);
  if (rowCount === 0) await client.query(`create database ${DATABASE} owner ${OWNER} template template0`);
  await client.query(`revoke all on database ${DATABASE} from public`);
  await client.query(`grant connect on database ${DATABASE} to ${APP}`);
}
