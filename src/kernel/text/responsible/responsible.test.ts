import { describe, expect, it } from 'vitest';
import { analyse } from '#kernel/text/analyse';
import type { RoutableDivision } from '#kernel/text/routing';
import { learnResponsible, RESPONSIBLE_NEEDS, type ResponsibleExample } from './learn-responsible.ts';
import { bandOf, blended, openResponsible, type ResponsibleModel } from './responsible-model.ts';
import { teachResponsible } from './teach-responsible.ts';

const DIVISIONS: RoutableDivision[] = ['field', 'finance', 'shop', 'legal'].map((code) => ({
  id: `id-${code}`,
  code,
  themes: [],
}));
/** Words of this organization's own trade, which no rule knows: the mast crew, the tally, the kiosk. */
const OWN = { field: 'mast crew', finance: 'tally slip', shop: 'kiosk counter' } as const;
const PLACES = [
  'north',
  'south',
  'east',
  'west',
  'centre',
  'harbour',
  'hill',
  'valley',
  'river',
  'field road',
];
const cases = (n: number): ResponsibleExample[] =>
  Array.from({ length: n }, (_, at) =>
    (['field', 'finance', 'shop'] as const).map((code) => ({
      text: `${OWN[code]} ${PLACES[at % 10]} ${PLACES[Math.floor(at / 10) % 10]} ${rare(at)} ${rare(at * 31 + 7)} again`,
      divisionId: `id-${code}`,
      source: 'case' as const,
    })),
  ).flat();
const rare = (n: number): string =>
  [n % 26, Math.floor(n / 26) % 26, (n * 7) % 26].map((at) => String.fromCharCode(97 + at)).join('');
const readBy = (model: ResponsibleModel | null, text: string) =>
  openResponsible(model)(text, analyse(text), DIVISIONS);

describe('whose it is to mend', () => {
  it('with too few closed cases the rules of the trade decide, and the answer says so', () => {
    expect(learnResponsible(cases(RESPONSIBLE_NEEDS / 3 - 1), DIVISIONS)).toBeNull();
    const one = cases(40).filter(({ divisionId }) => divisionId === 'id-shop');
    expect(learnResponsible(one, DIVISIONS)).toBeNull();
    const { ranked, learned } = readBy(null, 'I was charged twice');
    expect([ranked[0]?.divisionId, learned]).toEqual(['id-finance', false]);
  });

  it('is learned from whoever had the case in the end, with three to choose from and the words that say so', () => {
    const model = learnResponsible(cases(40), DIVISIONS);
    const text = 'the tally slip from the harbour';
    const found = readBy(model, text);
    expect(found.learned).toBe(true);
    expect(found.ranked[0]?.divisionId).toBe('id-finance');
    expect(found.ranked).toHaveLength(3);
    expect(found.evidence.map(({ start, end }) => text.slice(start, end).trim())).toContain('tally');
  });

  it('leaves to the rules what no closed case was like', () => {
    const model = learnResponsible(cases(40), DIVISIONS);
    expect(readBy(model, 'חויבתי פעמיים, אפנה לתביעות קטנות')).toMatchObject({
      learned: false,
      ranked: [{ divisionId: 'id-legal' }, { divisionId: 'id-finance' }],
    });
  });

  it('shows the lawyers among the three when somebody threatens to sue, whatever the cases were about', () => {
    const model = learnResponsible(cases(40), DIVISIONS);
    const text = 'tally slip tally slip number again, I will take you to small claims court';
    const found = readBy(model, text);
    expect(found.learned).toBe(true);
    expect(found.ranked).toHaveLength(3);
    expect(found.ranked.map(({ divisionId }) => divisionId)).toContain('id-legal');
  });

  it('is handed on by itself, shown with two others, or looked at, by how sure it is', () => {
    expect([1, 0.95, 0.949, 0.6, 0.599, 0].map(bandOf)).toEqual([
      'automatic',
      'automatic',
      'suggest',
      'suggest',
      'triage',
      'triage',
    ]);
    const shares = blended(
      [
        { margin: 1, rule: 0 },
        { margin: 0, rule: 1 },
      ],
      { margin: Math.log(3), rule: 0 },
    );
    expect(shares[0]).toBeCloseTo(0.75, 9);
  });

  it('is judged on the newest cases beside the rules and the model in force', () => {
    const dated = cases(100).map((one, at) => ({ ...one, at }));
    const lesson = teachResponsible(dated, DIVISIONS, null);
    expect(lesson?.learned).toHaveLength(240);
    const [all] = lesson?.judged.figures ?? [];
    if (lesson === null || all === undefined) throw new Error('nothing was learned');
    expect(all.learned.n).toBeGreaterThan(0);
    expect(all.learned.right?.share).toBeGreaterThan(all.prior.right?.share ?? 1);
    const again = teachResponsible(dated, DIVISIONS, {
      model: lesson.model,
      languages: lesson.judged.languages,
    });
    expect(again?.judged.figures[0]?.before?.right).toEqual(all.learned.right);
  });
});
