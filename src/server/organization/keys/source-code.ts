/**
 * The code of a source made from its name: what the address of a silo would look like. A name without any Latin
 * letter or digit gives null, and the code has to be said.
 */
export function sourceCodeOf(name: string): string | null {
  const code = name
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]/g, '-')
    .split('-')
    .filter((part) => part !== '')
    .join('-')
    .slice(0, 60)
    .replace(/-$/, '');
  return code === '' ? null : code;
}
