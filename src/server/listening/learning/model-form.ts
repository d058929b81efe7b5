import type { Classifier } from '#kernel/text/classify/classifier';
import { readClassifier, written } from '#kernel/text/classify/stored';
import type { FeelingModel } from '#kernel/text/feeling/feeling-model';
import { NORMALISER } from '#kernel/text/placeholder';
import type { ResponsibleModel } from '#kernel/text/responsible/responsible-model';

/**
 * How a model is kept and handed to the thread that reads: its few numbers as they are, its classifier as bytes. A model of
 * another normaliser would see other words than it learned; it is read as none, until the next training.
 */
export function feelingForm({ classifier, ...numbers }: FeelingModel): string {
  return JSON.stringify({ ...numbers, classifier: packed(classifier) });
}

export function responsibleForm({ classifier, ...numbers }: ResponsibleModel): string {
  return JSON.stringify({ ...numbers, classifier: packed(classifier) });
}

type Kept<Model> = Omit<Model, 'classifier'> & { readonly classifier: string };

export function feelingOfForm(form: string): FeelingModel | null {
  const kept: Kept<FeelingModel> = JSON.parse(form);
  const classifier = unpacked(kept.classifier);
  return classifier === null ? null : { ...kept, classifier };
}

export function responsibleOfForm(form: string): ResponsibleModel | null {
  const kept: Kept<ResponsibleModel> = JSON.parse(form);
  const classifier = unpacked(kept.classifier);
  return classifier === null ? null : { ...kept, classifier };
}

function packed(classifier: Classifier): string {
  return Buffer.from(written(classifier)).toString('base64');
}

function unpacked(bytes: string): Classifier | null {
  const classifier = readClassifier(Buffer.from(bytes, 'base64'));
  return classifier.normaliser === NORMALISER ? classifier : null;
}
