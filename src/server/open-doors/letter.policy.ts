import type { openDoorsContract } from '#contract/open-doors';
import { isEmployee, isRole, type Right } from '#server/platform/access';
import type { Rights } from '#server/platform/http/serve';

export const readLetters: Right = {
  name: 'letter.read',
  sentence: 'The monthly letter is for everybody who works here',
  allows: (actor) => isEmployee(actor) || actor.kind === 'system',
};

export const sendLetter: Right = {
  name: 'letter.send',
  sentence: "The owner, executives, the CX lead and the calendar send the letter; the sample's people do not",
  allows: (actor) =>
    (isRole(actor, 'owner', 'executive', 'cx-lead') && isEmployee(actor) && !actor.sample) ||
    actor.kind === 'system',
};

export const openDoorsRights: Rights<typeof openDoorsContract> = {
  letters: readLetters,
  letter: readLetters,
  send: sendLetter,
};
