import type { improvementsContract } from '#contract/improvements';
import { isEmployee, isRole, type Right } from '#server/platform/access';
import type { Rights } from '#server/platform/http/serve';

export const readIdeas: Right = {
  name: 'idea.read',
  sentence: 'Everybody who works here reads the forum',
  allows: (actor) => isEmployee(actor),
};

export const raiseIdea: Right = {
  name: 'idea.raise',
  sentence: 'Everybody who works here may raise an idea',
  allows: (actor) => isEmployee(actor),
};

export const commentIdea: Right = {
  name: 'idea.comment',
  sentence: 'Everybody who works here may comment on an idea',
  allows: (actor) => isEmployee(actor),
};

/** The idea as rights see it; undefined at the door. */
export type IdeaSeen = { readonly authorId: string } | undefined;

export const askPerspective: Right<IdeaSeen> = {
  name: 'idea.ask',
  sentence: 'The author, managers, the CX lead and the owner may ask a profession what it thinks of an idea',
  allows: (actor, idea) =>
    isRole(actor, 'owner', 'cx-lead', 'division-manager', 'executive') ||
    (isEmployee(actor) && (idea === undefined || idea.authorId === actor.employeeId)),
};

export const moveIdea: Right = {
  name: 'idea.move',
  sentence: 'The CX lead, executives and the owner decide what becomes of an idea, with a word to its author',
  allows: (actor) => isRole(actor, 'owner', 'cx-lead', 'executive'),
};

export type PerspectiveSeen = { readonly askedOf: string } | undefined;

export const assessIdea: Right<PerspectiveSeen> = {
  name: 'perspective.assess',
  sentence: 'Only the person who was asked gives the verdict of their profession',
  allows: (actor, asked) => isEmployee(actor) && (asked === undefined || asked.askedOf === actor.employeeId),
};

export const improvementsRights: Rights<typeof improvementsContract> = {
  list: readIdeas,
  read: readIdeas,
  alike: readIdeas,
  raise: raiseIdea,
  ask: askPerspective,
  assess: assessIdea,
  comment: commentIdea,
  move: moveIdea,
};
