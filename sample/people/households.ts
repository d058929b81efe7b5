/**
 * People who are easily mistaken for one another, planted with known truth: a father and a son of one name,
 * a phone that a family of four shares, twins. A record system that merges any of them does harm.
 */

import { between, pick, randomFrom } from '#sample/random';
import { MEN, WOMEN } from './given-names.ts';
import { type Person, scramble } from './person.ts';

export type Household = { kind: 'father-and-son' | 'family-phone' | 'twins'; people: number[] };

/** Rewrites the first few dozen people into households; about one household in every 125 people. */
export function plantHouseholds(people: Person[], seed: number): Household[] {
  const groups = Math.max(2, Math.round(people.length / 500));
  const households: Household[] = [];
  let next = 0;
  const take = (size: number): Person[] => {
    const taken = people.slice(next, next + size);
    next += size;
    return taken.length === size ? taken : [];
  };
  for (let group = 0; group < groups; group++) {
    households.push(...fatherAndSon(take(2), seed), ...familyPhone(take(4), seed), ...twins(take(2), seed));
  }
  return households;
}

function fatherAndSon([father, son]: Person[], seed: number): Household[] {
  if (!father || !son) return [];
  const random = randomFrom(seed, father.index, 21);
  father.gender = 'm';
  father.given = pick(random, MEN);
  Object.assign(son, sameHome(father), { given: father.given, gender: 'm' });
  son.birth = father.birth + between(random, 22, 36) * 365;
  return [{ kind: 'father-and-son', people: [father.index, son.index] }];
}

/** Nobody gives two children one name: two of one name, one home and one phone could be told apart by nobody. */
function familyPhone(members: Person[], seed: number): Household[] {
  const [holder, ...others] = members;
  if (!holder) return [];
  const called = new Set([holder.given.he]);
  for (const other of others) {
    Object.assign(other, sameHome(holder), { mobile: holder.mobile });
    if (called.has(other.given.he))
      other.given = pick(
        randomFrom(seed, other.index, 23),
        (other.gender === 'f' ? WOMEN : MEN).filter((given) => !called.has(given.he)),
      );
    called.add(other.given.he);
  }
  return [{ kind: 'family-phone', people: members.map((member) => member.index) }];
}

function twins([first, second]: Person[], seed: number): Household[] {
  if (!first || !second) return [];
  const random = randomFrom(seed, first.index, 22);
  const names = second.gender === 'f' ? WOMEN : MEN;
  Object.assign(second, sameHome(first), { birth: first.birth });
  second.given = pick(
    random,
    names.filter((given) => given.he !== first.given.he),
  );
  first.mail ??= `twin${scramble(first.index, 31, 99_991)}@mail.example`;
  second.mail = `twin${scramble(second.index, 31, 99_991)}@doar.example`;
  return [{ kind: 'twins', people: [first.index, second.index] }];
}

function sameHome(person: Person): Pick<Person, 'surname' | 'street' | 'house' | 'city' | 'landline'> {
  const { surname, street, house, city, landline } = person;
  return { surname, street, house, city, landline };
}
