import type { SignalPack } from '#kernel/text/signals/signal';

/** A word of thanks that is meant: not sarcasm, not a courtesy before a demand. */
export const thanks: SignalPack = {
  id: 'thanks',
  he: 'תודה',
  en: 'Thanks',
  severity: 0,
  words: {
    heNo: 'על כלום, על לא כלום, על הבזבוז, לא תודה, תודה מראש, לא, אבל, אין, שוב',
    enNo: 'for nothing, for ruining, for the delay, for losing, for cancelling, for wasting, no thanks, thanks to you, in advance, but, not, no, never, why, delay, delayed, cancelled',
  },
  rules: [
    {
      name: 'thanks',
      lang: 'he',
      steps: [
        'תודה, תודה רבה, המון תודה, תודה ענקית, אלף תודות, (רוצה|רציתי) להודות, מודה (לכם|לך), כל הכבוד, יישר (כוח|כח), שאפו',
      ],
      unless: { sentence: '@heNo' },
    },
    {
      name: 'thanks',
      lang: 'en',
      steps: [
        'thanks, thank you, thx, thankyou, many thanks, much appreciated, appreciate (it|your help), kudos, shout ?out to, well done',
      ],
      unless: { sentence: '@enNo' },
    },
  ],
};
