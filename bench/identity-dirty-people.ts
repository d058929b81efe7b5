import { drawing } from '#kernel/drawing';
import type { FieldType } from '#kernel/identity/field';
import { heldOut, lookedOver, unseen } from './identity-name-spellings.ts';

/**
 * Invented people as seven silos would hold them, in two styles, with the truth. `silos`: Hebrew and Latin names,
 * families that share a phone, an address and a surname, twins, fathers and sons, moves, a call centre's number, nulls,
 * typing errors, exchanged fields. `register`: long whole names in Latin, a birth date often known by its year alone,
 * birthplace, postcode, occupation, many records each.
 */
export interface DirtyPeople {
  readonly columns: readonly string[];
  readonly schema: readonly FieldType[];
  readonly rows: readonly (readonly string[])[];
  readonly truth: readonly string[];
  /** Household of each row: two people of one household must stay two. */
  readonly homes: readonly string[];
}

const SURNAMES =
  `כהן Cohen Kohen|לוי Levi Levy|מזרחי Mizrahi|פרץ Peretz|ביטון Biton|דהן Dahan|אברהם Avraham|פרידמן Friedman Fridman|מלכה Malka|אזולאי Azoulay
כץ Katz|יוסף Yosef|דוד David|עמר Amar|אוחיון Ohayon|חדד Hadad|גבאי Gabay|בן דוד Ben-David|אדרי Edri|לוין Levin|טל Tal|קליין Klein|חן Chen|שפירא Shapira|חזן Hazan
משה Moshe|אשכנזי Ashkenazi|אוחנה Ohana|סגל Segal|סויסה Suissa|רוזן Rosen|רוזנברג Rosenberg|ברק Barak|גולן Golan|שרון Sharon|וקנין Vaknin|אליהו Eliyahu|גרינברג Greenberg|שלום Shalom
אביטן Avitan|נחום Nahum|סבג Sabag|יעקב Yaakov|בר Bar|אסולין Asulin|הררי Harari|אלבז Elbaz|שושן Shushan|זוהר Zohar|קפלן Kaplan|מור Mor|רביבו Revivo|טולדנו Toledano|שטרן Stern|וייס Weiss
מנחם Menachem|חורי Khoury|סלאמה Salameh|אבו חמד Abu-Hamad|זועבי Zoabi|איבנוב Ivanov|פטרוב Petrov|קוזלוב Kozlov|סמירנוב Smirnov`
    .split(/[|\n]/u)
    .map((entry) => {
      const words = entry.trim().split(' ');
      const latin = words.filter((word) => /^[A-Z]/u.test(word));
      return { hebrew: words.filter((word) => !latin.includes(word)).join(' '), latin };
    });
const CITIES = [
  ['תל אביב', 'Tel Aviv'],
  ['ירושלים', 'Jerusalem'],
  ['חיפה', 'Haifa'],
  ['ראשון לציון', 'Rishon LeZion'],
  ['פתח תקווה', 'Petah Tikva'],
  ['אשדוד', 'Ashdod'],
  ['נתניה', 'Netanya'],
  ['באר שבע', "Be'er Sheva"],
  ['חולון', 'Holon'],
  ['רמת גן', 'Ramat Gan'],
  ['רחובות', 'Rehovot'],
  ['אשקלון', 'Ashkelon'],
  ['הרצליה', 'Herzliya'],
  ['כפר סבא', 'Kfar Saba'],
] as const;
const STREETS =
  'הרצל ויצמן ז׳בוטינסקי רוטשילד בן_גוריון אלנבי דיזנגוף סוקולוב ביאליק ארלוזורוב הנשיא העצמאות הגפן הזית האורן השקד התמר הרימון הנרקיס הכלנית הרקפת הסביון המייסדים הבנים השומר הגליל הכרמל התבור הירדן החרמון'
    .split(' ')
    .map((name) => name.replace('_', ' '));
const MAILS = ['gmail.com', 'walla.co.il', 'hotmail.com', 'outlook.com', 'netvision.example', '012.example'];
const SYLLABLES = {
  front:
    'ash bar bel black brad brom bur cal car chad clay cor crom dal den dun east ed farn fel gar glen hal ham hard hart hay hol hux kel kings lam lang lin mal mar mel mid mor nor oak pem pen pres red rock row rush sel shel stan sut thorn tib tun wal war wel whit win wood'.split(
      ' ',
    ),
  back: 'bury by caster combe cote croft dale den don field ford gate ham hurst ing ington land ley low mer more ner shaw son stead stock ston ton ward way well wick wood worth'.split(
    ' ',
  ),
};
const GIVEN =
  'john william thomas george james charles henry robert edward richard joseph samuel frederick arthur walter alfred peter francis benjamin david alexander daniel stephen philip edmund andrew matthew nicholas hugh mary elizabeth anne margaret jane sarah catherine alice frances emma charlotte louisa emily eleanor harriet susan'.split(
    ' ',
  );
const SHORT: Readonly<Record<string, string>> = {
  john: 'jack',
  william: 'will',
  thomas: 'tom',
  robert: 'bob',
  edward: 'ted',
  richard: 'dick',
  joseph: 'joe',
  samuel: 'sam',
  frederick: 'fred',
  elizabeth: 'liz',
  margaret: 'maggie',
  catherine: 'kate',
  james: 'jim',
  charles: 'charlie',
  henry: 'harry',
  daniel: 'dan',
  benjamin: 'ben',
  alexander: 'alex',
};
const OCCUPATIONS =
  'politician painter writer poet engineer cricketer footballer architect physician judge soldier clergyman botanist actor composer historian lawyer economist sculptor engraver'.split(
    ' ',
  );

type Draw = () => number;

export function dirtyPeople(style: 'silos' | 'register', size: number, seed: number): DirtyPeople {
  return style === 'silos' ? silos(size, drawing(seed)) : register(size, drawing(seed));
}

const pick = <T>(draw: Draw, among: readonly T[]): T => {
  const found = among[Math.floor(draw() * among.length)];
  if (found === undefined) throw new Error('nothing to choose from');
  return found;
};
/** The front of a list is chosen more often, as names are. */
const favoured = <T>(draw: Draw, among: readonly T[]): T => {
  const found = among[Math.floor(draw() ** 2 * among.length)];
  if (found === undefined) throw new Error('nothing to choose from');
  return found;
};

function typo(draw: Draw, word: string): string {
  if (word.length < 3) return word;
  const at = 1 + Math.floor(draw() * (word.length - 1));
  const kind = draw();
  const letters = /\d/u.test(word.charAt(at))
    ? '0123456789'
    : /[א-ת]/u.test(word)
      ? 'אבגדהוזחטיכלמנסעפצקרשת'
      : 'abcdefghijklmnopqrstuvwxyz';
  const letter = letters.charAt(Math.floor(draw() * letters.length));
  if (kind < 0.25) return word.slice(0, at) + word.slice(at + 1);
  if (kind < 0.5) return word.slice(0, at) + letter + word.slice(at);
  if (kind < 0.75) return word.slice(0, at) + letter + word.slice(at + 1);
  return word.slice(0, at - 1) + word.charAt(at) + word.charAt(at - 1) + word.slice(at + 1);
}

function day(draw: Draw, from: number, to: number): string {
  const year = from + Math.floor(draw() * (to - from));
  return `${year}-${String(1 + Math.floor(draw() * 12)).padStart(2, '0')}-${String(1 + Math.floor(draw() * 28)).padStart(2, '0')}`;
}

function wrongDay(draw: Draw, date: string): string {
  const [year = '', month = '', dayOf = ''] = date.split('-');
  const kind = draw();
  if (kind < 0.25) return `${year}-${dayOf <= '12' ? dayOf : month}-${dayOf <= '12' ? month : dayOf}`;
  if (kind < 0.5) return `${Number(year) + (draw() < 0.5 ? 1 : -1)}-${month}-${dayOf}`;
  if (kind < 0.75) return `${year}-${month}-${String(1 + Math.floor(draw() * 28)).padStart(2, '0')}`;
  return `${dayOf}/${month}/${year}`;
}

function nationalId(draw: Draw): string {
  const stem = String(10_000_000 + Math.floor(draw() * 80_000_000));
  let sum = 0;
  for (const [at, digit] of [...stem].entries()) {
    const doubled = Number(digit) * ((at % 2) + 1);
    sum += doubled > 9 ? doubled - 9 : doubled;
  }
  return `${stem}${(10 - (sum % 10)) % 10}`;
}

interface Person {
  readonly given: { hebrew: string; latin: readonly string[] };
  readonly surname: { hebrew: string; latin: readonly string[] };
  readonly born: string;
  readonly id: string;
  readonly phone: string;
  readonly mail: string;
  readonly home: number;
}
interface Home {
  readonly phone: string;
  readonly mail: string;
  readonly addresses: readonly (readonly [string, string, number])[];
}

function silos(size: number, draw: Draw): DirtyPeople {
  const givenNames = [...lookedOver, ...heldOut, ...unseen];
  const columns = ['given', 'surname', 'phone', 'mail', 'street', 'number', 'city', 'born', 'id'];
  const schema: FieldType[] = [
    'given-name',
    'surname',
    'phone',
    'email',
    'street',
    'street-number',
    'city',
    'birth-date',
    'national-id',
  ];
  // Surnames of fathers: בן שמעון, Shimon.
  const surnames = [
    ...SURNAMES,
    ...givenNames.map(({ hebrew, latin }) => ({
      hebrew: `בן ${hebrew}`,
      latin: latin.map((name) => `Ben ${name}`),
    })),
    ...givenNames,
  ];
  const callCentre = '039120044';
  const phone = (): string =>
    `05${Math.floor(draw() * 9)}${String(2_000_000 + Math.floor(draw() * 7_900_000))}`;
  const address = (): [string, string, number] => [
    pick(draw, STREETS),
    String(1 + Math.floor(draw() * 120)),
    Math.floor(draw() ** 1.5 * CITIES.length),
  ];
  const rows: string[][] = [];
  const truth: string[] = [];
  const homes: string[] = [];
  let people = 0;
  for (let home = 0; rows.length < size; home++) {
    const surname = favoured(draw, surnames);
    const place: Home = {
      phone: phone(),
      mail: `${(surname.latin[0] ?? 'x').toLowerCase()}${Math.floor(draw() * 9000)}@${pick(draw, MAILS)}`,
      addresses: [address(), address()],
    };
    const members: Person[] = [];
    const parents = day(draw, 1940, 1985);
    const count = draw() < 0.35 ? 1 : 2 + Math.floor(draw() * 4);
    for (let n = 0; n < count; n++) {
      const twin = n > 2 && draw() < 0.06;
      // No family gives two of its members one name.
      let given = favoured(draw, givenNames);
      while (members.some((one) => one.given === given)) given = favoured(draw, givenNames);
      const born = twin
        ? (members.at(-1)?.born ?? parents)
        : n < 2
          ? day(draw, Number(parents.slice(0, 4)) - 4, Number(parents.slice(0, 4)) + 4)
          : day(draw, Number(parents.slice(0, 4)) + 22, Number(parents.slice(0, 4)) + 36);
      members.push({
        given,
        surname,
        born,
        id: nationalId(draw),
        phone: phone(),
        home,
        mail: `${(given.latin[0] ?? 'x').toLowerCase()}.${(surname.latin[0] ?? 'y').toLowerCase()}${Math.floor(draw() * 2000)}@${pick(draw, MAILS)}`,
      });
    }
    for (const person of members) {
      people++;
      const records = draw() < 0.3 ? 1 : 1 + Math.floor(draw() * 5);
      for (let n = 0; n < records && rows.length < size; n++) {
        rows.push(siloRow(draw, person, place, callCentre));
        truth.push(String(people));
        homes.push(String(home));
      }
    }
  }
  return { columns, schema, rows, truth, homes };
}

function siloRow(draw: Draw, person: Person, place: Home, callCentre: string): string[] {
  const hebrew = draw() < 0.65;
  const [street, number, city] = place.addresses[draw() < 0.85 ? 0 : 1] ?? ['', '', 0];
  const word = (value: string, wrong = 0.06): string => (draw() < wrong ? typo(draw, value) : value);
  const unless = (missing: number, value: string): string => (draw() < missing ? '' : value);
  let given = hebrew ? person.given.hebrew : pick(draw, person.given.latin);
  let surname = hebrew ? person.surname.hebrew : pick(draw, person.surname.latin);
  if (draw() < 0.04) given = given.slice(0, 1);
  if (draw() < 0.05) [given, surname] = [surname, given];
  const chance = draw();
  const called = chance < 0.03 ? callCentre : chance < 0.3 ? place.phone : person.phone;
  return [
    unless(0.08, word(given)),
    unless(0.05, word(surname)),
    unless(
      0.25,
      draw() < 0.3 ? `+972-${called.slice(1, 3)}-${word(called.slice(3), 0.03)}` : word(called, 0.03),
    ),
    unless(
      0.45,
      draw() < 0.12 ? place.mail : draw() < 0.03 ? 'info@office.example' : word(person.mail, 0.04),
    ),
    unless(0.4, word(street)),
    unless(0.4, number),
    unless(0.2, CITIES[city]?.[hebrew ? 0 : 1] ?? ''),
    unless(0.5, draw() < 0.06 ? wrongDay(draw, person.born) : person.born),
    unless(0.65, word(person.id, 0.03)),
  ];
}

function register(size: number, draw: Draw): DirtyPeople {
  const columns = ['name', 'born', 'birthplace', 'postcode', 'occupation'];
  const schema: FieldType[] = ['full-name', 'birth-date', 'city', 'postcode', 'category'];
  const surnames = Array.from(
    { length: 1500 },
    () => pick(draw, SYLLABLES.front) + pick(draw, SYLLABLES.back),
  );
  const towns = Array.from({ length: 400 }, () => pick(draw, SYLLABLES.front) + pick(draw, SYLLABLES.back));
  const rows: string[][] = [];
  const truth: string[] = [];
  for (let person = 0; rows.length < size; person++) {
    const given = favoured(draw, GIVEN);
    const middle = draw() < 0.4 ? favoured(draw, GIVEN) : '';
    const surname = favoured(draw, surnames);
    const title = draw() < 0.15 ? `${1 + Math.floor(draw() * 9)}th baron ${pick(draw, towns)}` : '';
    const born = draw() < 0.25 ? `${1750 + Math.floor(draw() * 180)}-01-01` : day(draw, 1750, 1930);
    const town = favoured(draw, towns);
    const area = `${town.slice(0, 2)}${1 + Math.floor(draw() * 20)}`;
    const inner = (): string =>
      `${Math.floor(draw() * 9)}${String.fromCharCode(97 + Math.floor(draw() * 24))}${String.fromCharCode(97 + Math.floor(draw() * 24))}`;
    const home = inner();
    const occupation = favoured(draw, OCCUPATIONS);
    const records = 1 + Math.floor(draw() * 15);
    for (let n = 0; n < records && rows.length < size; n++) {
      const called = draw() < 0.08 ? (SHORT[given] ?? given) : draw() < 0.03 ? given.slice(0, 1) : given;
      const words = [
        called,
        draw() < 0.6 ? middle : '',
        draw() < 0.04 ? '' : surname,
        draw() < 0.5 ? title : '',
      ];
      const name = words
        .filter((word) => word !== '')
        .map((word) => (draw() < 0.06 ? typo(draw, word) : word))
        .join(' ');
      const born_ = draw() < 0.2 ? '' : draw() < 0.1 ? wrongDay(draw, born) : born;
      const place =
        draw() < 0.15 ? '' : draw() < 0.1 ? pick(draw, towns) : draw() < 0.05 ? typo(draw, town) : town;
      const code = draw() < 0.15 ? '' : `${area} ${draw() < 0.35 ? inner() : home}`;
      const work = draw() < 0.2 ? '' : draw() < 0.1 ? pick(draw, OCCUPATIONS) : occupation;
      rows.push([name, born_, place, code, work]);
      truth.push(String(person));
    }
  }
  return { columns, schema, rows, truth, homes: truth };
}
