/**
 * Or-Net (אור־נט), an invented Israeli provider of internet, television and mobile: its people and what happened
 * to them, with the planted stories on top. The same seed and last day give the same company on every machine.
 */
import { type Household, plantHouseholds } from '#sample/people/households';
import { type Era, type Person, personOf } from '#sample/people/person';
import { type Diary, emptyDiary } from '#sample/story/happening';
import { live } from '#sample/story/life';
import { type PlantedStory, plantStories } from '#sample/story/planted';
import { DAY, dayOf } from './wall-time.ts';

export type CompanyWish = {
  seed: number;
  /** People, customers and prospects together. */
  customers: number;
  months: number;
  /** The last day of the sample, ISO. Rows never lie after it; what was promised for later days may. */
  endsOn: string;
};

export type CompanyStory = {
  era: Era;
  people: Person[];
  households: Household[];
  /** Each silo's happenings in order of time. */
  diary: Diary;
  stories: PlantedStory[];
};

/** Throws RangeError when the wish is not sensible (at least 50 people and 7 months, so that the stories fit). */
export function companyStory({ seed, customers, months, endsOn }: CompanyWish): CompanyStory {
  if (!Number.isInteger(customers) || customers < 50)
    throw new RangeError('a company needs at least 50 people');
  if (months < 7) throw new RangeError('the planted stories need at least 7 months');
  const lastDay = dayOf(endsOn);
  const era: Era = { seed, customers, lastDay, firstDay: lastDay - Math.round(months * 30.44) };
  const people = Array.from({ length: customers }, (_, index) => personOf(index, era));
  const households = plantHouseholds(people, seed);
  const diary = emptyDiary();
  for (const person of people) live(person, era, diary);
  const stories = plantStories(people, era, diary);
  return { era, people, households, diary: inOrder(diary, era), stories };
}

function inOrder(diary: Diary, era: Era): Diary {
  const [opens, closes] = [era.firstDay * DAY, (era.lastDay + 1) * DAY];
  const ordered = <Happening extends { at: number; person: number; salt: number }>(list: Happening[]) =>
    list
      .filter(({ at }) => at >= opens && at < closes)
      .sort((one, other) => one.at - other.at || one.person - other.person || one.salt - other.salt);
  return {
    billing: ordered(diary.billing),
    shop: ordered(diary.shop),
    scheduling: ordered(diary.scheduling),
    campaign: ordered(diary.campaign),
    'help-desk': ordered(diary['help-desk']),
    'phone-centre': ordered(diary['phone-centre']),
    bot: ordered(diary.bot),
    surveys: ordered(diary.surveys),
    reviews: ordered(diary.reviews),
  };
}
