import { consentContract } from '#contract/consent';
import { notesContract } from '#contract/notes';
import { promisesContract } from '#contract/promises';
import { preferBy, readConsent, sayConsent } from '#server/customers/consent/consent.actions';
import { addToNote, changeNote, writeNote } from '#server/customers/notes/note.actions';
import { keptRatesOf, readLedger } from '#server/customers/promises/ledger.actions';
import {
  makePledge,
  moveOnePledge,
  readPledge,
  settleOnePledge,
} from '#server/customers/promises/pledge.actions';
import { dismissSuggestion, suggestedPledges } from '#server/customers/promises/suggest.actions';
import { actorOf, door } from '#server/platform/http/serve';
import { orRefuse } from '#server/platform/reply';
import type { World } from '#server/platform/world';

export function promisesRoutes(world: World) {
  const os = door(promisesContract);
  return {
    ledger: os.ledger.handler(async ({ input, context, errors }) =>
      orRefuse(await readLedger(world, actorOf(context), input), errors),
    ),
    rates: os.rates.handler(async ({ input, context, errors }) =>
      orRefuse(await keptRatesOf(world, actorOf(context), input), errors),
    ),
    read: os.read.handler(async ({ input, context, errors }) =>
      orRefuse(await readPledge(world, actorOf(context), input.id), errors),
    ),
    make: os.make.handler(async ({ input, context, errors }) =>
      orRefuse(await makePledge(world, actorOf(context), input), errors),
    ),
    move: os.move.handler(async ({ input, context, errors }) =>
      orRefuse(await moveOnePledge(world, actorOf(context), input), errors),
    ),
    settle: os.settle.handler(async ({ input, context, errors }) =>
      orRefuse(await settleOnePledge(world, actorOf(context), input), errors),
    ),
    suggested: os.suggested.handler(async ({ input, context, errors }) =>
      orRefuse(await suggestedPledges(world, actorOf(context), input.id), errors),
    ),
    dismiss: os.dismiss.handler(async ({ input, context, errors }) =>
      orRefuse(await dismissSuggestion(world, actorOf(context), input), errors),
    ),
  };
}

export function consentRoutes(world: World) {
  const os = door(consentContract);
  return {
    read: os.read.handler(async ({ input, context, errors }) =>
      orRefuse(await readConsent(world, actorOf(context), input.id), errors),
    ),
    say: os.say.handler(async ({ input, context, errors }) =>
      orRefuse(await sayConsent(world, actorOf(context), input), errors),
    ),
    prefer: os.prefer.handler(async ({ input, context, errors }) =>
      orRefuse(await preferBy(world, actorOf(context), input), errors),
    ),
  };
}

export function notesRoutes(world: World) {
  const os = door(notesContract);
  return {
    write: os.write.handler(async ({ input, context, errors }) =>
      orRefuse(await writeNote(world, actorOf(context), input), errors),
    ),
    change: os.change.handler(async ({ input, context, errors }) =>
      orRefuse(await changeNote(world, actorOf(context), input), errors),
    ),
    add: os.add.handler(async ({ input, context, errors }) =>
      orRefuse(await addToNote(world, actorOf(context), input), errors),
    ),
  };
}
