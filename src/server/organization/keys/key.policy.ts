import { isEmployee, isRole, type Right } from '#server/platform/access';

export const holdKeys: Right = {
  name: 'key.hold',
  sentence:
    "The owner, the CX lead and the command line may make and revoke keys; the sample's people may not",
  allows: (actor) =>
    (isRole(actor, 'owner', 'cx-lead') && isEmployee(actor) && !actor.sample) ||
    (actor.kind === 'system' && actor.name === 'command-line'),
};
