import { DEFAULT_DIVISIONS } from '#server/organization/default-divisions';
import { addDivision, divisionsInOrder } from '#server/organization/organization.store';
import type { World } from '#server/platform/world';
import { addEmployee, employeesByName, lineUnder } from './employee.store.ts';
import { SAMPLE_MAIL_DOMAIN, SAMPLE_PEOPLE } from './sample-people.ts';

/** Seats the sample's people, and their divisions where they are missing; a second time changes nothing. */
export async function seedSamplePeople(world: World): Promise<number> {
  return world.db.transaction().execute(async (trx) => {
    for (const division of DEFAULT_DIVISIONS) await addDivision(trx, { ...division, sample: true });
    const divisions = new Map((await divisionsInOrder(trx)).map(({ code, id }) => [code, id]));
    for (const person of SAMPLE_PEOPLE) {
      await addEmployee(trx, {
        name: person.name,
        email: address(person.mailbox),
        role: person.role,
        divisionId: person.division === null ? null : (divisions.get(person.division) ?? null),
        profession: person.profession,
        language: 'he',
        addressForm: person.addressForm,
        sample: true,
        now: world.now(),
      });
    }
    const seated = new Map(
      (await employeesByName(trx, { sample: true })).map(({ email, id }) => [email, id]),
    );
    for (const { mailbox, reportsTo } of SAMPLE_PEOPLE) {
      const id = seated.get(address(mailbox));
      const to = reportsTo === null ? undefined : seated.get(address(reportsTo));
      if (id !== undefined && to !== undefined) await lineUnder(trx, { id, to });
    }
    return seated.size;
  });
}

function address(mailbox: string): string {
  return `${mailbox}@${SAMPLE_MAIL_DOMAIN}`;
}
