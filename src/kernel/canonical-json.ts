/**
 * One way to write a value, so that the same evidence has the same hash everywhere: keys in order of their code
 * units, no spaces, numbers and strings as JSON writes them (the subset of RFC 8785 that JSON.parse gives back).
 */
export function canonicalJson(value: unknown): string {
  if (value === undefined) throw new TypeError('undefined cannot be written');
  if (typeof value === 'number' && !Number.isFinite(value)) throw new TypeError('not a finite number');
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(',')}]`;
  const members = Object.entries(value)
    .filter(([, inner]) => inner !== undefined)
    .sort(([one], [other]) => (one < other ? -1 : 1))
    .map(([key, inner]) => `${JSON.stringify(key)}:${canonicalJson(inner)}`);
  return `{${members.join(',')}}`;
}
