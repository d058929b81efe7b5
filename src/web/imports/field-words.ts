import { sayOr } from '#web/language/language.ts';

/** A field in words; a detail is called as the silo calls it. */
export function fieldWords(field: string): string {
  return field.startsWith('attributes.')
    ? field.slice('attributes.'.length)
    : sayOr(`imports:field.${field.replaceAll('.', '-')}`, field);
}
