import { identityContract } from '#contract/identity';
import type { Writer } from '#server/customers/ingest/writer';
import { actorOf, door } from '#server/platform/http/serve';
import { orRefuse } from '#server/platform/reply';
import type { World } from '#server/platform/world';
import { explainIdentity, explainPair, explainWhyNot } from './explain.actions.ts';
import { learnModel, listModels, shadowModel, switchModelOn } from './model.actions.ts';
import { setReviewBudget } from './queue.actions.ts';
import { answerReview, reviewsWaiting, takeBackAnswer } from './review.actions.ts';
import { mergeCustomers, splitRecords } from './ruling.actions.ts';
import { previewMerge, previewSplit } from './ruling-preview.actions.ts';
import { undoRuling } from './undo.actions.ts';

export function identityRoutes(world: World, writer: Writer) {
  const os = door(identityContract);
  return {
    read: os.read.handler(async ({ input, errors }) => orRefuse(await explainIdentity(world, input), errors)),
    why: os.why.handler(async ({ input, context, errors }) =>
      orRefuse(await explainPair(world, actorOf(context), input), errors),
    ),
    whyNot: os.whyNot.handler(async ({ input, context, errors }) =>
      orRefuse(await explainWhyNot(world, actorOf(context), input), errors),
    ),
    previewMerge: os.previewMerge.handler(async ({ input, errors }) =>
      orRefuse(await previewMerge(world, input), errors),
    ),
    merge: os.merge.handler(async ({ input, context, errors }) =>
      orRefuse(await mergeCustomers(world, writer, actorOf(context), input), errors),
    ),
    previewSplit: os.previewSplit.handler(async ({ input, errors }) =>
      orRefuse(await previewSplit(world, input), errors),
    ),
    split: os.split.handler(async ({ input, context, errors }) =>
      orRefuse(await splitRecords(world, writer, actorOf(context), input), errors),
    ),
    undo: os.undo.handler(async ({ input, context, errors }) =>
      orRefuse(await undoRuling(world, writer, actorOf(context), input), errors),
    ),
    reviews: os.reviews.handler(async ({ input, context, errors }) =>
      orRefuse(await reviewsWaiting(world, actorOf(context), input), errors),
    ),
    setReviewBudget: os.setReviewBudget.handler(async ({ input, context, errors }) =>
      orRefuse(await setReviewBudget(world, actorOf(context), input), errors),
    ),
    answer: os.answer.handler(async ({ input, context, errors }) =>
      orRefuse(await answerReview(world, writer, actorOf(context), input), errors),
    ),
    takeBackAnswer: os.takeBackAnswer.handler(async ({ input, context, errors }) =>
      orRefuse(await takeBackAnswer(world, writer, actorOf(context), input), errors),
    ),
    models: os.models.handler(async ({ context, errors }) =>
      orRefuse(await listModels(world, actorOf(context)), errors),
    ),
    learn: os.learn.handler(async ({ context, errors }) =>
      orRefuse(await learnModel(world, actorOf(context)), errors),
    ),
    shadow: os.shadow.handler(async ({ input, context, errors }) =>
      orRefuse(await shadowModel(world, actorOf(context), input.version), errors),
    ),
    switchOn: os.switchOn.handler(async ({ input, context, errors }) =>
      orRefuse(await switchModelOn(world, writer, actorOf(context), input.version), errors),
    ),
  };
}
