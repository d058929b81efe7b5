/**
 * Hebrew verbs by root and pattern (binyan), as they are written without points: all persons, also in full spelling.
 * Weak roots that lose a letter are not made here; the packs write them out.
 */
type Forms = { past: string[]; third: string[]; present: string[]; future: string[]; infinitive: string[] };

const PATTERNS = {
  paal: {
    past: ['123'],
    third: ['123'],
    present: ['1ו23'],
    future: ['123', '12ו3'],
    infinitive: ['ל12ו3', 'ל123'],
  },
  nifal: {
    past: ['נ123'],
    third: ['נ123'],
    present: ['נ123'],
    future: ['123', 'י123'],
    infinitive: ['להי123', 'לה123'],
  },
  piel: {
    past: ['123', '1י23'],
    third: ['123', '1י23'],
    present: ['מ123'],
    future: ['123'],
    infinitive: ['ל123'],
  },
  pual: { past: ['1ו23', '123'], third: ['1ו23'], present: ['מ1ו23'], future: ['1ו23'], infinitive: [] },
  hifil: {
    past: ['ה123'],
    third: ['ה12י3', 'ה123'],
    present: ['מ12י3'],
    future: ['12י3'],
    infinitive: ['לה12י3'],
  },
  hufal: { past: ['הו123'], third: ['הו123'], present: ['מו123'], future: ['ו123'], infinitive: [] },
  hitpael: {
    past: ['הת123'],
    third: ['הת123'],
    present: ['מת123'],
    future: ['ת123'],
    infinitive: ['להת123'],
  },
} as const satisfies Record<string, Forms | object>;

const SELECTIONS: Readonly<Record<string, (forms: Forms) => string[]>> = {
  all: (forms) => [...past(forms), ...present(forms), ...future(forms), ...forms.infinitive],
  past: (forms) => past(forms),
  present: (forms) => present(forms),
  future: (forms) => future(forms),
  infinitive: (forms) => forms.infinitive,
  /** First person: what the customer does, did, will do, or wants to do. */
  me: (forms) => [...firstPast(forms), ...present(forms), ...firstFuture(forms), ...forms.infinitive],
  /** First person, not yet done. */
  intend: (forms) => [...present(forms), ...firstFuture(forms), ...forms.infinitive],
  /** Second and third person: what the organization does, did, or will do. */
  they: (forms) => [
    ...ended(forms.past, ['תם', 'תן', 'ת']),
    ...ended(forms.third, ['', 'ה', 'ו']),
    ...present(forms),
    ...otherFuture(forms),
  ],
  /** A request or command to the other side. */
  ask: (forms) => [
    ...forms.future.flatMap((stem) => [`ת${stem}`, `ת${stem}י`, `ת${stem}ו`, `${stem}ו`, `${stem}י`, stem]),
  ],
};

/** `binyan:root:selection`, for example `piel:בטל:me`. Throws a RangeError on a name that it does not know. */
export function hebrewVerb(call: string): string[] {
  const [binyan = '', root = '', selection = ''] = call.split(':');
  const pattern = Object.entries(PATTERNS).find(([name]) => name === binyan)?.[1];
  const choose = SELECTIONS[selection];
  if (!pattern || !choose || root.length !== 3) throw new RangeError(`no verb can be made of "${call}"`);
  const written = (shapes: readonly string[]): string[] =>
    shapes.map((shape) => shape.replace(/[123]/gu, (digit) => root.charAt(Number(digit) - 1)));
  const forms: Forms = {
    past: written(pattern.past),
    third: written(pattern.third),
    present: written(pattern.present),
    future: written(pattern.future),
    infinitive: written(pattern.infinitive),
  };
  return [...new Set(choose(forms))];
}

function past(forms: Forms): string[] {
  return [...ended(forms.past, ['תי', 'נו', 'ת', 'תם', 'תן']), ...ended(forms.third, ['', 'ה', 'ו'])];
}

function firstPast(forms: Forms): string[] {
  return ended(forms.past, ['תי', 'נו']);
}

function present(forms: Forms): string[] {
  return ended(forms.present, ['', 'ת', 'ה', 'ים', 'ות']);
}

function future(forms: Forms): string[] {
  return [...firstFuture(forms), ...otherFuture(forms)];
}

function firstFuture(forms: Forms): string[] {
  return forms.future.flatMap((stem) => [`א${stem}`, `נ${stem}`]);
}

function otherFuture(forms: Forms): string[] {
  return forms.future.flatMap((stem) => [`י${stem}`, `ת${stem}`, `י${stem}ו`, `ת${stem}ו`, `ת${stem}י`]);
}

function ended(stems: readonly string[], endings: readonly string[]): string[] {
  return stems.flatMap((stem) => endings.map((ending) => stem + ending));
}
