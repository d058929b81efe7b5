/**
 * A refusal is business ("the case is closed") and is a value; a fault is a bug or an outage and throws.
 * `Result` carries the first kind, so that the compiler makes every caller look at it.
 */
export type Result<Value, Refusal> =
  | { readonly ok: true; readonly value: Value }
  | { readonly ok: false; readonly refusal: Refusal };

export function done<Value>(value: Value): Result<Value, never> {
  return { ok: true, value };
}

export function refused<Refusal>(refusal: Refusal): Result<never, Refusal> {
  return { ok: false, refusal };
}
