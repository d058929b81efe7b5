/**
 * What happened to whom and when, in the words of the business, before any silo writes it down.
 * `at` is a wall minute (see `wall-time`); amounts are agorot.
 */
export const SILOS = [
  'crm',
  'billing',
  'shop',
  'scheduling',
  'campaign',
  'help-desk',
  'phone-centre',
  'bot',
  'surveys',
  'reviews',
] as const;
export type SiloCode = (typeof SILOS)[number];

export type Topic =
  | 'installation-delay'
  | 'storm-delay'
  | 'technician-no-show'
  | 'billing-error'
  | 'free-installation'
  | 'price-rise'
  | 'router-fault'
  | 'slow-internet'
  | 'bot-circle'
  | 'long-wait'
  | 'app-fault'
  | 'cancel-difficulty'
  | 'thanks'
  | 'question';

/** A promise with its end: `due` and `resolved` are wall minutes. */
export type Pledge = {
  due: number;
  state: 'open' | 'kept' | 'broken' | 'moved';
  resolved: number | null;
};

type Base = { at: number; person: number; salt: number };
export type Ticket = Base & {
  type: 'fault' | 'complaint' | 'question' | 'cancellation' | 'save' | 'thanks';
  topic: Topic;
  contact: 'own' | 'switchboard' | 'employee' | 'role';
  model: string | null;
  callBack: Pledge | null;
};
export type Call = Base & {
  topic: Topic;
  type: 'call' | 'cancellation' | 'save';
  wait: number;
  talk: number;
};
export type BotTalk = Base & { intent: BotIntent; rounds: number; asked: boolean; refused: boolean };
export type BotIntent = 'plans' | 'bill' | 'fault' | 'technician' | 'cancel' | 'price';
export type Visit = Base & {
  job: 'installation' | 'repair' | 'swap';
  model: string;
  window: Pledge;
  reason: '' | 'storm' | 'overload' | 'part' | 'customer';
};
export type Bill = Base & {
  type: 'first' | 'regular' | 'final' | 'installation-fee' | 'credit' | 'return';
  amount: number;
};
export type Send = Base & { campaign: string; channel: 'mail' | 'sms' };
export type Order = Base & {
  type: 'new' | 'upgrade' | 'accessory';
  channel: 'web' | 'phone' | 'store';
  promise: 'free-installation' | 'fixed-price' | null;
  pledge: Pledge | null;
};
export type Answer = Base & {
  about: 'order' | 'installation' | 'service' | 'bill' | 'relationship';
  measure: 'nps' | 'csat' | 'ces';
  score: number;
  topic: Topic;
};
export type Review = Base & { stars: number; topic: Topic };

export type Diary = {
  billing: Bill[];
  shop: Order[];
  scheduling: Visit[];
  campaign: Send[];
  'help-desk': Ticket[];
  'phone-centre': Call[];
  bot: BotTalk[];
  surveys: Answer[];
  reviews: Review[];
};

export function emptyDiary(): Diary {
  return {
    billing: [],
    shop: [],
    scheduling: [],
    campaign: [],
    'help-desk': [],
    'phone-centre': [],
    bot: [],
    surveys: [],
    reviews: [],
  };
}
