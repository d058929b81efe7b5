import type { Customer } from '#contract/customers';
import type { EdgeView } from '#server/customers/identity/explain.store';

/**
 * One line on why these records are one person: by the weakest of the links between them. A word by hand is as strong as
 * the person who said it and is named as such.
 */
type Sure = Customer['sure'];

/** From the weakest to the strongest. */
const STRENGTH: readonly Sure['by'][] = [
  'other',
  'phone',
  'mail',
  'hand',
  'same-reference',
  'identity-number',
];
const BY_KEY: Readonly<Record<string, Sure['by']>> = {
  phone: 'phone',
  email: 'mail',
  'national-id': 'identity-number',
  reference: 'same-reference',
};

export function howSure(recordIds: readonly string[], edges: readonly EdgeView[]): Sure {
  const own = new Set(recordIds);
  const inside = edges.filter(
    (edge) => edge.kind !== 'manual-different' && own.has(edge.a) && own.has(edge.b),
  );
  if (recordIds.length < 2) return { by: 'one-record', nameAgreement: null, links: 0 };
  const links = inside.map((edge) => ({ by: byOf(edge), agreement: edge.nameAgreement }));
  const [weakest] = links.sort((a, b) => STRENGTH.indexOf(a.by) - STRENGTH.indexOf(b.by));
  return { by: weakest?.by ?? 'other', nameAgreement: weakest?.agreement ?? null, links: links.length };
}

function byOf(edge: EdgeView): Sure['by'] {
  if (edge.kind === 'manual-same') return 'hand';
  if (edge.rule === 'same-reference') return 'same-reference';
  return BY_KEY[edge.key ?? ''] ?? 'other';
}
