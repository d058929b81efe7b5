/**
 * NPS is a difference between −100 and 100; every other measure here is the share of good answers. A figure is written
 * after its kind.
 */
export function isShare(measure: string | null): boolean {
  return measure !== null && measure !== 'nps';
}
