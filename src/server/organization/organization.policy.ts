import type { organizationContract } from '#contract/organization';
import { isEmployee, isRole, type Right } from '#server/platform/access';
import type { Rights } from '#server/platform/http/serve';

export const readOrganization: Right = {
  name: 'organization.read',
  sentence: 'Everybody who works here may see the organization, its divisions and its people',
  allows: (actor) => isEmployee(actor) || actor.kind === 'system',
};

export const shapeOrganization: Right = {
  name: 'organization.shape',
  sentence: 'The owner and the CX lead may add divisions',
  allows: (actor) => isRole(actor, 'owner', 'cx-lead') || actor.kind === 'system',
};

export const invitePeople: Right = {
  name: 'organization.invite',
  sentence: "The owner and the CX lead may invite people; the sample's people invite nobody",
  allows: (actor) => isRole(actor, 'owner', 'cx-lead') && isEmployee(actor) && !actor.sample,
};

export const removeTheSample: Right = {
  name: 'organization.remove-sample',
  sentence: 'The owner and the CX lead may remove the sample company, also the one in the sample',
  allows: (actor) => isRole(actor, 'owner', 'cx-lead') || actor.kind === 'system',
};

export const readAudit: Right = {
  name: 'audit.read',
  sentence: 'The owner, the CX lead, executives and the privacy officer may read who did or saw what',
  allows: (actor) => isRole(actor, 'owner', 'cx-lead', 'executive', 'privacy-officer'),
};

export const organizationRights: Rights<typeof organizationContract> = {
  read: readOrganization,
  divisions: readOrganization,
  createDivision: shapeOrganization,
  employees: readOrganization,
  invite: invitePeople,
  sample: readOrganization,
  removeSample: removeTheSample,
  audit: readAudit,
};
