import { segmentsContract } from '#contract/segments';
import { tiesContract } from '#contract/ties';
import {
  archiveSegment,
  listSegments,
  peopleOfSegment,
  saveNamedSegment,
} from '#server/customers/segments/saved-segment.actions';
import { actorOf, door } from '#server/platform/http/serve';
import { orRefuse } from '#server/platform/reply';
import type { World } from '#server/platform/world';
import { listCompanies, readCompany, readHousehold, sayHousehold, withdrawHousehold } from './tie.actions.ts';

export function tiesRoutes(world: World) {
  const os = door(tiesContract);
  return {
    household: os.household.handler(async ({ input, errors }) =>
      orRefuse(await readHousehold(world, input.id), errors),
    ),
    say: os.say.handler(async ({ input, context, errors }) =>
      orRefuse(await sayHousehold(world, actorOf(context), input), errors),
    ),
    withdraw: os.withdraw.handler(async ({ input, context, errors }) =>
      orRefuse(await withdrawHousehold(world, actorOf(context), input.id), errors),
    ),
    companies: os.companies.handler(async ({ input }) => listCompanies(world, input)),
    company: os.company.handler(async ({ input, errors }) =>
      orRefuse(await readCompany(world, input), errors),
    ),
  };
}

export function segmentsRoutes(world: World) {
  const os = door(segmentsContract);
  return {
    list: os.list.handler(async ({ input }) => listSegments(world, input.archived === 'yes')),
    save: os.save.handler(async ({ input, context, errors }) =>
      orRefuse(await saveNamedSegment(world, actorOf(context), input), errors),
    ),
    change: os.change.handler(async ({ input, context, errors }) =>
      orRefuse(await saveNamedSegment(world, actorOf(context), input), errors),
    ),
    archive: os.archive.handler(async ({ input, context, errors }) =>
      orRefuse(await archiveSegment(world, actorOf(context), { id: input.id, away: true }), errors),
    ),
    restore: os.restore.handler(async ({ input, context, errors }) =>
      orRefuse(await archiveSegment(world, actorOf(context), { id: input.id, away: false }), errors),
    ),
    people: os.people.handler(async ({ input }) => peopleOfSegment(world, input)),
  };
}
