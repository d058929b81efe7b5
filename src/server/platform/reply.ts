import type { Result } from '#kernel/result';

/** A refusal with its facts, or only its name; names are in kebab-case and equal the contract's in UPPER_SNAKE. */
export type Refusal = string | { readonly code: string; readonly data: unknown };

/** Throws when the contract does not declare the refusal that an action gave: that is a bug, and the tests find it. */
export class UndeclaredRefusal extends Error {
  constructor(code: string) {
    super(`The contract of this endpoint does not declare the refusal ${code}`);
    this.name = 'UndeclaredRefusal';
  }
}

/** Gives the value of an action, or throws its refusal as the typed error that the contract declares. */
export function orRefuse<Value>(result: Result<Value, Refusal>, errors: object): Value {
  if (result.ok) return result.value;
  throw refusalError(result.refusal, errors);
}

function refusalError(refusal: Refusal, errors: object): Error {
  const code = (typeof refusal === 'string' ? refusal : refusal.code).toUpperCase().replaceAll('-', '_');
  const raise: unknown = Reflect.get(errors, code);
  if (typeof raise !== 'function') return new UndeclaredRefusal(code);
  const error: unknown =
    typeof refusal === 'string'
      ? Reflect.apply(raise, undefined, [])
      : Reflect.apply(raise, undefined, [{ data: refusal.data }]);
  return error instanceof Error ? error : new UndeclaredRefusal(code);
}
