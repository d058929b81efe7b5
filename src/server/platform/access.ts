import type { KeyKind } from '#contract/operations';
import type { Role } from '#contract/organization';

/**
 * Who acts, and may they. An actor can be minted only from a session, a key or the process itself; a right is one
 * sentence with one rule; what no right allows is refused.
 */
declare const minted: unique symbol;
interface Minted {
  readonly [minted]: true;
}

export type EmployeeActor = Minted & {
  readonly kind: 'employee';
  readonly employeeId: string;
  readonly name: string;
  readonly role: Role;
  readonly divisionId: string | null;
  readonly reportsTo: string | null;
  readonly sample: boolean;
};
export type KeyActor = Minted & {
  readonly kind: 'key';
  readonly keyId: string;
  readonly keyKind: KeyKind;
  readonly sourceId: string | null;
};
export type SystemActor = Minted & { readonly kind: 'system'; readonly name: string };
export type Actor = EmployeeActor | KeyActor | SystemActor;

type Unminted<T> = T extends Actor ? Omit<T, typeof minted> : never;

/** Only the session, the key check, the command line and jobs call this; the law of imports holds it to them. */
export function mintActor<A extends Actor>(facts: Unminted<A>): A {
  // The brand exists in types alone: this is the one place that sets it.
  return facts as unknown as A;
}

/** One right, as a sentence a manager can read, and the rule that decides it. */
export interface Right<Object = undefined> {
  readonly name: string;
  readonly sentence: string;
  readonly allows: (actor: Actor, object: Object) => boolean;
}

export function can<Object>(actor: Actor, right: Right<Object>, object: Object): boolean {
  return right.allows(actor, object);
}

export function isRole(actor: Actor, ...roles: readonly Role[]): boolean {
  return actor.kind === 'employee' && roles.includes(actor.role);
}

export function isEmployee(actor: Actor): actor is EmployeeActor {
  return actor.kind === 'employee';
}

/** How the actor is written in the audit log: ids only. */
export function actorName(actor: Actor): string {
  if (actor.kind === 'employee') return `employee:${actor.employeeId}`;
  return actor.kind === 'key' ? `key:${actor.keyId}` : `system:${actor.name}`;
}
