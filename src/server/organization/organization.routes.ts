import type { z } from 'zod';
import { organizationContract, type progressSchema } from '#contract/organization';
import type { Result } from '#kernel/result';
import type { Actor } from '#server/platform/access';
import { actorOf, door } from '#server/platform/http/serve';
import { orRefuse } from '#server/platform/reply';
import type { World } from '#server/platform/world';
import {
  createDivision,
  listDivisions,
  readAuditPage,
  readOrganizationFacts,
} from './organization.actions.ts';
import { type Invitations, invite, listEmployees } from './people/people.actions.ts';

type Progress = z.infer<typeof progressSchema>;

/** What the composition brings: the sample belongs to later modules, addresses to the configuration. */
export interface OrganizationPorts extends Invitations {
  readonly sampleProgress: () => Promise<Progress>;
  readonly removeSample: (actor: Actor) => Promise<Result<Progress, 'no-sample'>>;
}

export function organizationRoutes(world: World, ports: OrganizationPorts) {
  const os = door(organizationContract);
  return {
    read: os.read.handler(() => readOrganizationFacts(world)),
    divisions: os.divisions.handler(() => listDivisions(world)),
    createDivision: os.createDivision.handler(async ({ input, context, errors }) =>
      orRefuse(await createDivision(world, actorOf(context), input), errors),
    ),
    employees: os.employees.handler(() => listEmployees(world)),
    invite: os.invite.handler(async ({ input, context, errors }) =>
      orRefuse(await invite(world, actorOf(context), input, ports), errors),
    ),
    sample: os.sample.handler(() => ports.sampleProgress()),
    removeSample: os.removeSample.handler(async ({ context, errors }) =>
      orRefuse(await ports.removeSample(actorOf(context)), errors),
    ),
    audit: os.audit.handler(async ({ input, context, errors }) =>
      orRefuse(await readAuditPage(world, actorOf(context), input), errors),
    ),
  };
}
