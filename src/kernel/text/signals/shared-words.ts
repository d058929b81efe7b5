import type { Vocabulary } from './terms.ts';

/** Lists of terms that several packs name. `he…` are Hebrew, `en…` English. */
export const SHARED: Vocabulary = {
  heNot:
    'לא, אל, אינ(י|ני|ו|ה|כם|ם|ן|נו), אין לי (כוונה|עניין|רצון|צורך), בלי, ללא, מבלי, אף פעם לא, מעולם לא, אין צורך, לא צריכ(ה|ים|), לא רוצ(ה|ים), לא מתכוונ(ת|ים|), לא באמת, לא כדי',
  heCount:
    'שלוש(ה|), ארבע(ה|), חמש(ה|), שש(ה|), שבע(ה|), שמונה, תשע(ה|), עשר(ה|), עשרות, כמה, מספר, אינספור, המונ, מלא, #, שתי, שני, שתיים',
  heNth:
    'שנייה, שניה, שלישית, רביעית, חמישית, שישית, שביעית, שמינית, תשיעית, עשירית, מאה, אלפ, מי יודע כמה, ה?#, שלישי, רביעי, חמישי, שני',
  heSpan:
    'יום, יומיים, שבוע, שבועיים, חודש, חודשיים, שנה, שעה, שעתיים, (#|שלושה|ארבעה|חמישה|שלוש|ארבע|כמה) (ימים|שבועות|חודשים|שעות|ימי עסקים)',
  enNot:
    'not, dont, do not, didnt, did not, never, wont, will not, no, cant, cannot, isnt, without, no need to, no need for, no intention of, not going to, wouldnt, would not, im not, no reason to',
  enWill:
    'i will, ill, i shall, im going to, i am going to, im gonna, gonna, we will, well, we are going to, were going to, i am about to, im about to, i would, id, we would, wed, i am, im, we are, were, will be, i have, ive, i had, we have, weve, i want to, i wanna, wanna, i intend to, we intend to, i plan to, planning to, i may, i might, i may have to, i can, i could, i must, i need to, i have to, ill have to, forced to, i think i will, about to, going to, ready to, considering, considered, thinking (of|about), consider, prepared to, willing to, want to, intend to, i am considering, seriously considering',
  enNth:
    'second, third, fourth, fifth, sixth, seventh, eighth, ninth, tenth, nth, umpteenth, #nd, #rd, #th, 2nd, 3rd, 4th, 5th, 6th, 7th, 8th, 9th, 10th, hundredth, millionth',
  enCount:
    'two, three, four, five, six, seven, eight, nine, ten, dozen, several, many, multiple, numerous, countless, #, twice, a few, few, couple',
  enSpan: 'days?, weeks?, months?, years?, hours?, a (day|week|month|year)',
};
