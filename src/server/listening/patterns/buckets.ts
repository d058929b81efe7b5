/** Days, or weeks of seven days that end on the night of the look; a first, incomplete week is left out. */
export interface Span {
  readonly from: string;
  readonly to: string;
}
const DAY = 86_400_000;

export function buckets(firstDay: string, night: string, bucket: 'day' | 'week'): Span[] {
  const length = bucket === 'week' ? 7 : 1;
  const spans: Span[] = [];
  for (let to = Date.parse(night); to - (length - 1) * DAY >= Date.parse(firstDay); to -= length * DAY) {
    spans.unshift({ from: date(to - (length - 1) * DAY), to: date(to) });
  }
  return spans;
}

function date(millis: number): string {
  return new Date(millis).toISOString().slice(0, 10);
}
