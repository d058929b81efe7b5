import { randomBytes } from 'node:crypto';
import type { Pool } from 'pg';
import { type EmployeeActor, mintActor } from './access.ts';
import { newId } from './ids.ts';
import { testSlots } from './vault/key-slots.fixture.ts';
import { openVault } from './vault/vault.ts';
import { openKysely, type World } from './world.ts';

/** A world on a test's own database: random keys, a clock that stands where the test puts it, no log. */
export function testWorld(pool: Pool, now: Date | (() => Date) = new Date('2026-03-01T09:00:00Z')): World {
  const master = randomBytes(32);
  return {
    home: '/nowhere',
    db: openKysely(pool),
    pool,
    vault: openVault({ dataKeys: [randomBytes(32)], master, slots: testSlots(master) }),
    now: typeof now === 'function' ? now : () => now,
    log: () => undefined,
    organization: { timeZone: 'Asia/Jerusalem', country: 'IL', currency: 'ILS' },
  };
}

type Facts = Partial<
  Pick<EmployeeActor, 'employeeId' | 'name' | 'role' | 'divisionId' | 'reportsTo' | 'sample'>
>;

/** Somebody who is signed in: an employee without a division, unless the facts say otherwise. */
export function testActor(facts: Facts = {}): EmployeeActor {
  return mintActor<EmployeeActor>({
    kind: 'employee',
    employeeId: newId(),
    name: 'Test person',
    role: 'employee',
    divisionId: null,
    reportsTo: null,
    sample: false,
    ...facts,
  });
}
