/** What people in English say around the matter itself: greeting, anger, threats, the wish for a human, goodbye. */
export const ENGLISH_OPENINGS: readonly string[] = [
  'Hi,',
  'Hello,',
  'Good morning,',
  'To whom it may concern,',
  'Me again.',
  'Second request!',
];
export const ENGLISH_ANGER: readonly string[] = [
  'Thanks for nothing.',
  'Shame on you.',
  'Great service, really.',
  'This is not acceptable.',
  'Very disappointed.',
  'Fed up.',
];
export const ENGLISH_LEGAL: readonly string[] = [
  'I will go to the small claims court.',
  'My lawyer will contact you.',
  'I am filing a complaint with the Ministry of Communications.',
];
export const ENGLISH_LEAVING: readonly string[] = [
  'I want to disconnect.',
  'I am switching to another provider.',
  'I am thinking of leaving.',
  'One more time and I cancel.',
];
export const ENGLISH_HUMAN: readonly string[] = [
  'Let me talk to a human.',
  'Please have a real person call me.',
  'I want a manager, not another automatic message.',
];
export const ENGLISH_CLOSINGS: readonly string[] = [
  'Please help.',
  'Thanks.',
  'Waiting for your answer.',
  'Please call me back.',
];
