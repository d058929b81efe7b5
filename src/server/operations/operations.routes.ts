import { operationsContract } from '#contract/operations';
import { rebuild } from '#server/customers/ingest/rebuild.actions';
import type { Writer } from '#server/customers/ingest/writer';
import { createKey, listKeys, revokeKey } from '#server/organization/keys/key.actions';
import { sourceCodeOf } from '#server/organization/keys/source-code';
import { actorOf, door } from '#server/platform/http/serve';
import { newId } from '#server/platform/ids';
import { orRefuse } from '#server/platform/reply';
import type { World } from '#server/platform/world';
import { openBackups } from './backup.actions.ts';
import { examine, type Surgery } from './operations.actions.ts';

export function operationsRoutes(world: World, writer: Writer, surgery: Surgery) {
  const os = door(operationsContract);
  const backups = openBackups(world);
  return {
    keys: os.keys.handler(async ({ context, errors }) =>
      orRefuse(await listKeys(world, actorOf(context)), errors).map((key) => ({
        ...key,
        source: key.source ?? null,
        createdAt: key.createdAt.toISOString(),
        lastUsedAt: key.lastUsedAt?.toISOString() ?? null,
        revokedAt: key.revokedAt?.toISOString() ?? null,
      })),
    ),
    createKey: os.createKey.handler(async ({ input, context, errors }) => {
      // A name without Latin letters still gets a source: its code is ours to choose.
      const sourceCode = input.source ?? sourceCodeOf(input.name) ?? `source-${newId().slice(-12)}`;
      const made = orRefuse(
        await createKey(world, actorOf(context), { kind: input.kind, name: input.name, sourceCode }),
        errors,
      );
      return {
        id: made.id,
        key: made.key,
        kind: input.kind,
        name: input.name,
        source: input.kind === 'read' ? null : sourceCode,
      };
    }),
    revokeKey: os.revokeKey.handler(async ({ input, context, errors }) => {
      orRefuse(await revokeKey(world, actorOf(context), input.id), errors);
      return { revoked: true };
    }),
    rebuild: os.rebuild.handler(async ({ input, context }) =>
      rebuild(world, writer, actorOf(context), input),
    ),
    takeBackup: os.takeBackup.handler(async ({ input, context, errors }) =>
      orRefuse(await backups.take(actorOf(context), input.directory), errors),
    ),
    backup: os.backup.handler(async ({ input, context, errors }) =>
      orRefuse(backups.state(actorOf(context), input.id), errors),
    ),
    doctor: os.doctor.handler(async ({ context }) => examine(world, writer, actorOf(context), surgery)),
  };
}
