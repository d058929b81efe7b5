import type { todayContract } from '#contract/today';
import type { Right } from '#server/platform/access';
import type { Rights } from '#server/platform/http/serve';

export const seeToday: Right = {
  name: 'today.see',
  sentence: 'Everybody who works here has a first page.',
  allows: (actor) => actor.kind === 'employee',
};

export const todayRights: Rights<typeof todayContract> = { read: seeToday };
