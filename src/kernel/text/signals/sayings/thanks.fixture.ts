import { lines, type Sayings } from './sayings.fixture.ts';

export const THANKS: Sayings = {
  he: {
    said: lines(`
      תודה רבה לנציגה על הטיפול המהיר
      כל הכבוד לטכנאי
      רציתי להודות על השירות
    `),
    nearMisses: lines(`
      תודה רבה על כלום
      תודה, אבל זה לא עזר
      לא תודה
    `),
  },
  en: {
    said: lines(`
      Thank you so much for the quick help
      Kudos to your team
      Many thanks to the lady at the desk
    `),
    nearMisses: lines(`
      Thanks for nothing
      Thanks for the delay
      Promising product, I like it
    `),
  },
};
