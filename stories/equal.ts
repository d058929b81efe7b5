/** A step fails where what was seen is not what was expected. */
export function equal<Value>(actual: Value, expected: Value): void {
  if (actual !== expected) throw new Error(`expected ${String(expected)}, saw ${String(actual)}`);
}
