import type { AnyContractRouter } from '@orpc/contract';
import { implement, ORPCError } from '@orpc/server';
import { type Actor, can, type Right } from '#server/platform/access';

/**
 * What a route knows of its call, and how a right is bound to every endpoint. The check here is the door's; the
 * action behind it asks again for the object it loaded.
 */
export interface Call {
  readonly actor: Actor | null;
  readonly requestId: string;
  readonly address: string;
  readonly headers: Headers;
  /** Headers of the reply: only the session sets any. */
  readonly reply: Headers;
}

/** Rights of one module: an endpoint without one does not compile, and `everyRouteHasRight` refuses to boot. */
export type Rights<Contract> = { readonly [Endpoint in keyof Contract]: Right | 'public' };

export function door<Contract extends AnyContractRouter>(contract: Contract) {
  return implement(contract).$context<Call>();
}

/** The actor of a call that the door let in. */
export function actorOf(call: Call): Actor {
  if (call.actor === null) throw new ORPCError('UNAUTHORIZED', { status: 401, message: 'Sign in first' });
  return call.actor;
}

export function admit(call: Call, right: Right | 'public' | undefined): void {
  if (right === 'public') return;
  if (right === undefined) throw new Error('a route without a right');
  if (call.actor === null) throw new ORPCError('UNAUTHORIZED', { status: 401, message: 'Sign in first' });
  if (!can(call.actor, right, undefined))
    throw new ORPCError('FORBIDDEN', { status: 403, message: 'Your role may not do this' });
}

/** Every endpoint of the contract has a right and nothing else has one; otherwise the process does not start. */
export function everyRouteHasRight(
  contract: Readonly<Record<string, object>>,
  rights: Readonly<Record<string, object>>,
): number {
  let routes = 0;
  for (const [module, endpoints] of Object.entries(contract)) {
    const held = rights[module] ?? {};
    for (const name of Object.keys(endpoints)) {
      routes++;
      if (Reflect.get(held, name) === undefined)
        throw new Error(`No right is written for ${module}.${name}: the process refuses to start`);
    }
    for (const name of Object.keys(held))
      if (!(name in endpoints))
        throw new Error(`A right is written for ${module}.${name}, which the contract does not have`);
  }
  if (routes === 0) throw new Error('The contract has no routes: nothing was checked');
  return routes;
}

/** Each right of all modules once, by its name. */
export function everyRight(
  rights: Readonly<Record<string, Readonly<Record<string, Right | 'public'>>>>,
): Right[] {
  const all = Object.values(rights).flatMap((module) => Object.values(module));
  return [
    ...new Map(all.flatMap((right) => (right === 'public' ? [] : [[right.name, right] as const]))).values(),
  ];
}
