import type { BilingualName } from '#contract/figure';

/**
 * The divisions that a company of some size has, in the order a customer meets them. A suggestion for an empty
 * installation and the places of the sample's people; an organization adds its own beside them.
 */
export const DEFAULT_DIVISIONS: readonly { readonly code: string; readonly name: BilingualName }[] = [
  { code: 'marketing', name: { he: 'שיווק', en: 'Marketing' } },
  { code: 'sales', name: { he: 'מכירות', en: 'Sales' } },
  { code: 'service', name: { he: 'שירות', en: 'Service' } },
  { code: 'operations', name: { he: 'תפעול', en: 'Operations' } },
  { code: 'digital', name: { he: 'דיגיטל', en: 'Digital' } },
  { code: 'product', name: { he: 'מוצר', en: 'Product' } },
  { code: 'finance', name: { he: 'כספים', en: 'Finance' } },
  { code: 'legal', name: { he: 'ייעוץ משפטי', en: 'Legal' } },
  { code: 'hr', name: { he: 'משאבי אנוש', en: 'People' } },
];
