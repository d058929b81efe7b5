import { sayOr } from '#web/language/language.ts';

/** Why a row was not stored: the server's code and, where it knows one, the field. */
export function reasonWords(reason: string): string {
  const [code = '', field = ''] = reason.split(':');
  const words = sayOr(`imports:reason.${code}`, code);
  return field === '' ? words : `${words} (${sayOr(`imports:field.${field.replaceAll('.', '-')}`, field)})`;
}
