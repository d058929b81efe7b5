import { existsSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isBlank, isBlockedNumber, mailAddress, nationalId } from './identifiers.ts';
import { jaroWinkler } from './jaro-winkler.ts';
import { type NameAgreement, nameAgreement } from './name-agreement.ts';
import { soundAlike, soundKeys, soundSkeletons } from './name-sounds.ts';
import { nameTokens } from './names.ts';
import { nameTerms, queryTerms, searchTerms } from './search-terms.ts';

const PAIRS =
  `שרה Sarah|שרה Sara|כהן Cohen|כהן Kohen|כהן Cohn|לוי Levi|לוי Levy|יוסי Yossi|משה Moshe|רחל Rachel|רחל Rahel|צבי Zvi|צבי Tzvi
  יצחק Yitzhak|יצחק Itzhak|יצחק Isaac|אברהם Avraham|אברהם Abraham|דוד David|יעקב Yaakov|חיים Haim|חיים Chaim|חנה Hana|חנה Channah|מיכל Michal
  נועה Noa|תמר Tamar|יעל Yael|שירה Shira|אבי Avi|אלי Eli|לאה Leah|רבקה Rivka|רבקה Rebecca|אסתר Esther|מרים Miriam|דניאל Daniel|גבריאל Gabriel
  נתנאל Nethanel|שמואל Shmuel|בנימין Binyamin|אהרון Aharon|יהודה Yehuda|ישראל Israel|מנחם Menachem|מרדכי Mordechai|זאב Zeev|ברק Barak|עומר Omer
  איתי Itay|אופיר Ofir|ליאור Lior|טל Tal|קרן Keren|הדס Hadas|ורד Vered|ג'ורג' George|צ'רלי Charlie|מוחמד Muhammad|מוחמד Mohammed|אחמד Ahmed
  פרץ Peretz|ביטון Biton|מזרחי Mizrahi|מזרחי Mizrachi|פרידמן Friedman|שוורץ Schwartz|שוורץ Shwarz|ווייס Weiss|וייס Weiss|אזולאי Azoulay|חדד Hadad
  גולדשטיין Goldstein|קליין Klein|אוחיון Ohayon|יוסף Yosef|יוסף Joseph|סבג Sabag|אדרי Edri|עמר Amar|ויקטוריה Victoria|ולדימיר Vladimir|סבטלנה Svetlana`
    .split(/[|\n]/u)
    .map((pair) => pair.trim().split(' '));

describe('names in two alphabets', () => {
  it.each(PAIRS)('%s and %s meet', (hebrew = '', latin = '') => {
    const [a] = nameTokens(hebrew);
    const [b] = nameTokens(latin);
    expect(soundAlike(a ?? '', b ?? '') || nameAgreement(hebrew, latin) !== 'different').toBe(true);
  });

  it('of the pairs all but a few meet by sound alone, and by their consonants', () => {
    const words = PAIRS.map((pair) => pair.map((name) => nameTokens(name)[0] ?? ''));
    const met = (keysOf: (name: string) => string[]): number =>
      words.filter(([hebrew = '', latin = '']) => {
        const keys = keysOf(hebrew);
        return keysOf(latin).some((key) => keys.includes(key));
      }).length / words.length;
    expect(PAIRS.length).toBeGreaterThan(70);
    expect(met(soundKeys)).toBeGreaterThan(0.95);
    expect(met(soundSkeletons)).toBeGreaterThan(0.95);
  });

  it('names that differ in their consonants do not meet', () => {
    for (const [one, other] of [
      ['שרה', 'Rachel'],
      ['כהן', 'Levi'],
      ['דנה', 'Michal'],
      ['שי', 'Assi'],
      ['יעל', 'Lea'],
    ] as const) {
      expect(soundAlike(one, other)).toBe(false);
    }
  });

  it('no name has more than eight skeletons, and every name with letters has one', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[א-תa-z']{1,20}$/u), (name) => {
        const keys = soundSkeletons(name);
        expect(keys.length).toBeLessThanOrEqual(8);
        if (/[א-תa-z]/u.test(name[0] ?? '')) expect(keys.length).toBeGreaterThan(0);
      }),
    );
  });

  const registry = new URL(
    '../../../../shared/data/identity/israel_cbs_names/first_names.csv',
    import.meta.url,
  );
  it.skipIf(!existsSync(registry))(
    'a key narrows the thousand commonest first names to under two in a hundred',
    () => {
      const names = readFileSync(registry, 'utf8')
        .split('\n')
        .slice(1, 1001)
        .map((line) => line.split(',')[0] ?? '')
        .filter((name) => name !== '');
      expect(names.length).toBeGreaterThan(900);
      const byKey = new Map<string, number>();
      for (const name of names) for (const key of soundKeys(name)) byKey.set(key, (byKey.get(key) ?? 0) + 1);
      const candidates = names.map((name) =>
        soundKeys(name).reduce((sum, key) => sum + (byKey.get(key) ?? 0), 0),
      );
      const mean = candidates.reduce((sum, count) => sum + count, 0) / names.length / names.length;
      console.log(`candidates per first name: ${(100 * mean).toFixed(2)} % of a thousand`);
      expect(mean).toBeLessThan(0.02);
    },
  );
});

describe('two full names', () => {
  const cases: readonly (readonly [NameAgreement, string, string])[] = [
    ['same', 'שרה כהן', 'כהן שרה'],
    ['same', 'Dr. Sarah COHEN', 'cohen, sarah'],
    ['same', 'יוסף (יוסי) לוי', 'לוי יוסף'],
    ['same', 'ד״ר דָּנָה בן-דוד', 'דנה בן דוד'],
    ['same', 'דנה בן דוד', 'דנה בנדוד'],
    ['same', 'Yosef Haim Levi', 'Yosef Levi'],
    ['nickname', 'יוסף לוי', 'יוסי לוי'],
    ['nickname', 'Bob Smith', 'Smith Robert'],
    ['transliterated', 'שרה כהן', 'Sarah Cohen'],
    ['transliterated', 'Cohen Rachel', 'רחל כהן'],
    ['transliterated', 'צבי לוי', 'Tzvi Levi'],
    ['transliterated', 'Rachel Cohen', 'Rahel Kohen'],
    ['similar', 'דנה פרידמן', 'דנה פרידמאן'],
    ['initial', 'D. Levi', 'Dana Levi'],
    ['different', 'משה כהן', 'רחל כהן'],
    ['different', 'Noa Levi', 'Noa Cohen'],
    ['unknown', '', 'שרה כהן'],
    ['unknown', 'שרה', 'שרה כהן'],
    ['unknown', 'מר', 'שרה כהן'],
  ];
  it.each(cases)('%s: "%s" and "%s", either way round', (agreement, first, second) => {
    expect(nameAgreement(first, second)).toBe(agreement);
    expect(nameAgreement(second, first)).toBe(agreement);
  });

  it("Jaro and Winkler's own examples hold", () => {
    expect(jaroWinkler('martha', 'marhta')).toBeCloseTo(0.961, 3);
    expect(jaroWinkler('dixon', 'dicksonx')).toBeCloseTo(0.813, 3);
    expect(jaroWinkler('dwayne', 'duane')).toBeCloseTo(0.84, 3);
    expect(jaroWinkler('', 'a')).toBe(0);
  });
});

describe('finding', () => {
  const finds = (query: string, terms: readonly string[]): boolean => {
    const held = new Set(terms);
    const asked = queryTerms(query);
    return asked.length > 0 && asked.every((alternatives) => alternatives.some((term) => held.has(term)));
  };

  it.each([
    ['sarah coh', 'שרה כהן'],
    ['שרה', 'Sarah Cohen'],
    ['cohen', 'שרה כהן'],
    ['כה', 'שרה כהן'],
    ['יוסי', 'יוסף לוי'],
    ['yossi', 'יוסף לוי'],
    ['בן דוד', 'דנה בן-דוד'],
  ])('"%s" finds %s', (query, name) => {
    const words = query === 'sarah coh' ? ['sarah'] : [query];
    for (const word of words) expect(finds(word, nameTerms(name))).toBe(true);
  });

  it('a word is found without the particles that were glued to it, and not by a stranger', () => {
    const terms = searchTerms('התקשרתי מהאפליקציה לטכנאים');
    expect(finds('אפליקציה', terms)).toBe(true);
    expect(finds('טכנאים', terms)).toBe(true);
    expect(finds('נתב', terms)).toBe(false);
    expect(finds('רחל', nameTerms('שרה כהן'))).toBe(false);
  });

  it('a query without words asks for nothing', () => {
    expect(queryTerms(' ,. ')).toEqual([]);
  });
});

describe('identifiers', () => {
  it('an identity number is padded and its check digit must be true', () => {
    expect(nationalId('000000018')).toBe('000000018');
    expect(nationalId('12345-6')).toBeNull();
    expect(nationalId('39337423')).toBe('039337423');
    expect(nationalId('039337424')).toBeNull();
    expect(nationalId('000000000')).toBeNull();
    expect(nationalId('123456782')).toBeNull();
    expect(nationalId('12345678901')).toBeNull();
  });

  it('every number has exactly one true check digit', () => {
    fc.assert(
      fc.property(fc.integer({ min: 10_000_000, max: 99_999_999 }), (stem) => {
        const candidates = Array.from({ length: 10 }, (_, digit) => `${stem}${digit}`);
        fc.pre(candidates.every((one) => !isBlockedNumber(one) && one !== '123456782'));
        expect(candidates.filter((one) => nationalId(one) !== null)).toHaveLength(1);
      }),
    );
  });

  it('an e-mail address has one spelling, and Gmail one mailbox', () => {
    expect(mailAddress(' Dana.Levi+shop@GMail.com ')).toEqual({
      address: 'dana.levi+shop@gmail.com',
      mailbox: 'danalevi@gmail.com',
      local: 'dana.levi+shop',
      domain: 'gmail.com',
      role: false,
    });
    expect(mailAddress('Dana <dana@example.co.il>')?.address).toBe('dana@example.co.il');
    expect(mailAddress('\u200fdana@example.co.il')?.address).toBe('dana@example.co.il');
    for (const bad of ['dana', 'dana@', 'a b@c.co', 'dana@localhost', 'test@test.com', '-']) {
      expect(mailAddress(bad)).toBeNull();
    }
  });

  it('the office, the switchboard and the empty field are nobody', () => {
    expect(
      ['info@ornet.example', 'noreply@ornet.example', 'שירות@ornet.example'].map(
        (one) => mailAddress(one)?.role,
      ),
    ).toEqual([true, true, true]);
    expect(['0500000000', '0501234567', '1111111', '000'].map(isBlockedNumber)).toEqual([
      true,
      true,
      true,
      true,
    ]);
    expect(isBlockedNumber('0541927365')).toBe(false);
    expect(['', ' - ', 'NULL', '000', 'לא ידוע', 'N/A'].map(isBlank)).toEqual([
      true,
      true,
      true,
      true,
      true,
      true,
    ]);
    expect(isBlank('שרה')).toBe(false);
  });
});
