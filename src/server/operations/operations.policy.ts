import type { operationsContract } from '#contract/operations';
import { isRole, type Right } from '#server/platform/access';
import type { Rights } from '#server/platform/http/serve';

/** Who runs the installation. */
export const runInstallation: Right = {
  name: 'operations.run',
  sentence:
    'The owner, and the command line on the machine itself, hold keys, rebuild counters, take backups and read the doctor.',
  allows: (actor) => isRole(actor, 'owner') || actor.kind === 'system',
};

export const operationsRights: Rights<typeof operationsContract> = {
  keys: runInstallation,
  createKey: runInstallation,
  revokeKey: runInstallation,
  rebuild: runInstallation,
  doctor: runInstallation,
  takeBackup: runInstallation,
  backup: runInstallation,
};
