/** How people type on a telephone: now and then a slip, a stretched letter, a storm of exclamation marks. */
import { between, type Random } from '#sample/random';

export function mistyped(text: string, random: Random): string {
  const roll = random();
  if (roll < 0.07) return slipped(text, random);
  if (roll < 0.12) return text.replace(/[.!]$/, '!!!');
  if (roll < 0.15) return text.replace(/\.(?= |$)/g, '');
  if (roll < 0.17) return text.replace(/ד(?= |$)/, 'דדדד').replace(/\bso\b/, 'sooooo');
  return text;
}

function slipped(text: string, random: Random): string {
  const at = between(random, 1, Math.max(1, text.length - 3));
  if (text.charAt(at) === ' ' || text.charAt(at + 1) === ' ') return text;
  return text.slice(0, at) + text.charAt(at + 1) + text.charAt(at) + text.slice(at + 2);
}
