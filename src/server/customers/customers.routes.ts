import { customersContract } from '#contract/customers';
import { importsContract } from '#contract/imports';
import { ingestContract } from '#contract/ingest';
import type { Mapping } from '#contract/mapping';
import { rightsContract } from '#contract/rights';
import { previewCriteria } from '#server/customers/record/criteria-preview.actions';
import { trustOfSilos, trustSilo } from '#server/customers/record/silo-trust.actions';
import type { Egress } from '#server/platform/egress/egress';
import { actorOf, door } from '#server/platform/http/serve';
import { orRefuse } from '#server/platform/reply';
import type { World } from '#server/platform/world';
import type { ImportDesk } from './import/import-desk.actions.ts';
import { listImports, readImport, startUpload, stopImport } from './import/import-desk.actions.ts';
import { previewUpload } from './import/preview.actions.ts';
import { replay } from './import/replay.actions.ts';
import { quarantined, sourcesOf } from './import/silos.actions.ts';
import { previewTakeBack, takeBackImport } from './import/take-back.actions.ts';
import { takeBackInBackground } from './import/take-back-desk.actions.ts';
import { tryValue } from './import/try-value.actions.ts';
import type { Writer } from './ingest/writer.ts';
import {
  changeConnectionSecret,
  connect,
  disconnect,
  listConnections,
  pauseConnection,
  resumeConnection,
} from './intake/connection.actions.ts';
import {
  chooseCriteria,
  correctValue,
  listCorrections,
  readSurvivorship,
  withdrawCorrection,
} from './record/correction.actions.ts';
import { findCustomers, readCustomer } from './record/record.actions.ts';
import { readTimeline, searchTimeline } from './record/whole-timeline.actions.ts';
import {
  eraseCustomer,
  listErasures,
  previewErasure,
  readCertificate,
  type VerifyPassword,
} from './rights/erasure.actions.ts';
import { countSegment } from './segments/segment.actions.ts';

export function customersRoutes(world: World) {
  const os = door(customersContract);
  return {
    list: os.list.handler(async ({ input, context }) => findCustomers(world, actorOf(context), input)),
    read: os.read.handler(async ({ input, context, errors }) =>
      orRefuse(await readCustomer(world, actorOf(context), input.id, context.requestId), errors),
    ),
    timeline: os.timeline.handler(async ({ input, context, errors }) =>
      orRefuse(await readTimeline(world, actorOf(context), input), errors),
    ),
    searchTimeline: os.searchTimeline.handler(async ({ input, context, errors }) =>
      orRefuse(await searchTimeline(world, actorOf(context), input), errors),
    ),
    correct: os.correct.handler(async ({ input, context, errors }) =>
      orRefuse(await correctValue(world, actorOf(context), input), errors),
    ),
    withdrawCorrection: os.withdrawCorrection.handler(async ({ input, context, errors }) =>
      orRefuse(await withdrawCorrection(world, actorOf(context), input), errors),
    ),
    corrections: os.corrections.handler(async ({ input, context, errors }) =>
      orRefuse(await listCorrections(world, actorOf(context), input.id), errors),
    ),
    survivorship: os.survivorship.handler(async () => readSurvivorship(world)),
    trust: os.trust.handler(() => trustOfSilos(world)),
    setTrust: os.setTrust.handler(async ({ input, context, errors }) =>
      orRefuse(await trustSilo(world, actorOf(context), input), errors),
    ),
    previewSurvivorship: os.previewSurvivorship.handler(async ({ input, context, errors }) =>
      orRefuse(await previewCriteria(world, actorOf(context), input), errors),
    ),
    setSurvivorship: os.setSurvivorship.handler(async ({ input, context, errors }) =>
      orRefuse(await chooseCriteria(world, actorOf(context), input), errors),
    ),
    count: os.count.handler(async ({ input }) => countSegment(world, input)),
  };
}

export function rightsRoutes(world: World, writer: Writer, verifyPassword: VerifyPassword) {
  const os = door(rightsContract);
  return {
    previewErasure: os.previewErasure.handler(async ({ input, context, errors }) =>
      orRefuse(await previewErasure(world, actorOf(context), input.id), errors),
    ),
    erase: os.erase.handler(async ({ input, context, errors }) =>
      orRefuse(await eraseCustomer(world, writer, actorOf(context), input, verifyPassword), errors),
    ),
    erasures: os.erasures.handler(async ({ context, errors }) =>
      orRefuse(await listErasures(world, actorOf(context)), errors),
    ),
    certificate: os.certificate.handler(async ({ input, context, errors }) =>
      orRefuse(await readCertificate(world, actorOf(context), input.id), errors),
    ),
  };
}

export function importsRoutes(desk: ImportDesk) {
  const os = door(importsContract);
  return {
    preview: os.preview.handler(async ({ input, errors }) =>
      orRefuse(await previewUpload(desk, input), errors),
    ),
    previewValue: os.previewValue.handler(async ({ input, errors }) =>
      orRefuse(await tryValue(desk, input), errors),
    ),
    start: os.start.handler(async ({ input, context, errors }) =>
      orRefuse(
        await startUpload(desk, actorOf(context), { ...input, mapping: input.mapping satisfies Mapping }),
        errors,
      ),
    ),
    connectors: os.connectors.handler(async () =>
      desk.connectors.map(({ code, name, what, mapping }) => ({
        code,
        name,
        what,
        kind: mapping.source.kind,
      })),
    ),
    list: os.list.handler(async () => listImports(desk)),
    read: os.read.handler(async ({ input, errors }) => orRefuse(await readImport(desk, input.id), errors)),
    cancel: os.cancel.handler(async ({ input, context, errors }) =>
      orRefuse(await stopImport(desk, actorOf(context), input.id), errors),
    ),
    previewTakeBack: os.previewTakeBack.handler(async ({ input, context, errors }) =>
      orRefuse(await previewTakeBack(desk, actorOf(context), input.id), errors),
    ),
    takeBack: os.takeBack.handler(async ({ input, context, errors }) => {
      const begun = orRefuse(await takeBackImport(desk, actorOf(context), input.id), errors);
      takeBackInBackground(desk, input.id);
      return begun;
    }),
    sources: os.sources.handler(async () => sourcesOf(desk.world)),
  };
}

/** `store` is served by the intake route itself, which reads the body more strictly than a parsed contract can. */
export function ingestRoutes(world: World, writer: Writer, egress: Egress) {
  const os = door(ingestContract);
  return {
    store: os.store.handler(async ({ errors }) => {
      throw errors.BAD_REQUEST();
    }),
    connections: os.connections.handler(async () => listConnections(world)),
    connect: os.connect.handler(async ({ input, context, errors }) =>
      orRefuse(await connect(world, actorOf(context), input, egress), errors),
    ),
    pauseConnection: os.pauseConnection.handler(async ({ input, context, errors }) =>
      orRefuse(await pauseConnection(world, actorOf(context), input.id), errors),
    ),
    resumeConnection: os.resumeConnection.handler(async ({ input, context, errors }) =>
      orRefuse(await resumeConnection(world, actorOf(context), input.id), errors),
    ),
    changeSecret: os.changeSecret.handler(async ({ input, context, errors }) =>
      orRefuse(await changeConnectionSecret(world, actorOf(context), input.id), errors),
    ),
    disconnect: os.disconnect.handler(async ({ input, context, errors }) =>
      orRefuse(await disconnect(world, actorOf(context), input.id), errors),
    ),
    quarantine: os.quarantine.handler(async () => quarantined(world)),
    replay: os.replay.handler(async ({ input, context, errors }) =>
      orRefuse(await replay(world, writer, actorOf(context), input.id), errors),
    ),
  };
}
