/**
 * A log of what happened, one case after the other, each in order of time. Events of one moment stay in the order in which
 * they were written down: a clock that ticks in minutes must not invent another path.
 */
export interface EventLog {
  /** Names of the cases; the events of case i are offsets[i] up to, not including, offsets[i + 1]. */
  readonly cases: readonly string[];
  readonly offsets: Uint32Array;
  readonly activities: readonly string[];
  readonly groups: readonly string[];
  /** Place in `activities`. */
  readonly activity: Uint32Array;
  /** Place in `groups`, −1 where nobody is named. */
  readonly group: Int32Array;
  /** Milliseconds since 1970, NaN where unknown. Equal to `ended` unless starts and completions were paired. */
  readonly began: Float64Array;
  readonly ended: Float64Array;
}

export interface LoggedEvent {
  readonly case: string;
  readonly activity: string;
  /** Milliseconds since 1970; absent or NaN: unknown, the event stays behind the one that was written before it. */
  readonly at?: number | undefined;
  /** When it was over; the same as `at` unless it lasted. */
  readonly ended?: number | undefined;
  readonly group?: string | undefined;
  /** Decides between events of one moment, before the order of writing does. */
  readonly sequence?: number | undefined;
}

export interface LogWriter {
  add(event: LoggedEvent): void;
  /** The log of everything added so far. */
  log(): EventLog;
}

export function logWriter(): LogWriter {
  const cases = namesInOrder();
  const activities = namesInOrder();
  const groups = namesInOrder();
  let room = 1024;
  let count = 0;
  let of = new Uint32Array(room);
  let activity = new Uint32Array(room);
  let group = new Int32Array(room);
  let began = new Float64Array(room);
  let ended = new Float64Array(room);
  let sequence = new Float64Array(room);
  let sequenced = false;
  return {
    add(event) {
      if (count === room) {
        room *= 2;
        of = wider(of, new Uint32Array(room));
        activity = wider(activity, new Uint32Array(room));
        group = wider(group, new Int32Array(room));
        began = wider(began, new Float64Array(room));
        ended = wider(ended, new Float64Array(room));
        sequence = wider(sequence, new Float64Array(room));
      }
      of[count] = cases.place(event.case);
      activity[count] = activities.place(event.activity);
      group[count] = event.group === undefined || event.group === '' ? -1 : groups.place(event.group);
      began[count] = event.at ?? Number.NaN;
      ended[count] = event.ended ?? event.at ?? Number.NaN;
      sequence[count] = event.sequence ?? 0;
      sequenced ||= event.sequence !== undefined;
      count++;
    },
    log() {
      const { offsets, order } = byCase(of.subarray(0, count), cases.names.length);
      sortCases(offsets, order, began, sequenced ? sequence : null);
      const log = {
        cases: [...cases.names],
        activities: [...activities.names],
        groups: [...groups.names],
        offsets,
        activity: new Uint32Array(count),
        group: new Int32Array(count),
        began: new Float64Array(count),
        ended: new Float64Array(count),
      };
      for (let to = 0; to < count; to++) {
        const from = order[to] ?? 0;
        log.activity[to] = activity[from] ?? 0;
        log.group[to] = group[from] ?? -1;
        log.began[to] = began[from] ?? Number.NaN;
        log.ended[to] = ended[from] ?? Number.NaN;
      }
      return log;
    },
  };
}

/** A log from events at hand. */
export function eventLog(events: Iterable<LoggedEvent>): EventLog {
  const writer = logWriter();
  for (const event of events) writer.add(event);
  return writer.log();
}

function namesInOrder(): { readonly names: string[]; place(name: string): number } {
  const names: string[] = [];
  const places = new Map<string, number>();
  return {
    names,
    place(name) {
      const known = places.get(name);
      if (known !== undefined) return known;
      places.set(name, names.length);
      return names.push(name) - 1;
    },
  };
}

function wider<A extends { set(from: A): void }>(from: A, to: A): A {
  to.set(from);
  return to;
}

/** Events grouped by case in the order in which they came (counting sort). */
function byCase(of: Uint32Array, cases: number): { offsets: Uint32Array; order: Uint32Array } {
  const offsets = new Uint32Array(cases + 1);
  for (const one of of) offsets[one + 1] = (offsets[one + 1] ?? 0) + 1;
  for (let at = 1; at <= cases; at++) offsets[at] = (offsets[at] ?? 0) + (offsets[at - 1] ?? 0);
  const next = offsets.slice();
  const order = new Uint32Array(of.length);
  for (let at = 0; at < of.length; at++) {
    const one = of[at] ?? 0;
    const to = next[one] ?? 0;
    order[to] = at;
    next[one] = to + 1;
  }
  return { offsets, order };
}

/** Each case by time, then sequence, then order of writing. Most cases of a log already are: they cost one look. */
function sortCases(
  offsets: Uint32Array,
  order: Uint32Array,
  at: Float64Array,
  sequence: Float64Array | null,
): void {
  for (let one = 0; one + 1 < offsets.length; one++) {
    const part = order.subarray(offsets[one] ?? 0, offsets[one + 1] ?? 0);
    const times = timesIn(part, at);
    const before = (a: number, b: number): number => {
      const [x, y] = [part[a] ?? 0, part[b] ?? 0];
      const late = (times[a] ?? 0) - (times[b] ?? 0);
      if (late !== 0 && !Number.isNaN(late)) return late;
      return sequence === null ? a - b : (sequence[x] ?? 0) - (sequence[y] ?? 0) || a - b;
    };
    let sorted = true;
    for (let place = 1; place < part.length && sorted; place++) sorted = before(place - 1, place) < 0;
    if (sorted) continue;
    const places = Uint32Array.from(part, (_, place) => place).sort(before);
    part.set(places.map((place) => part[place] ?? 0));
  }
}

/** An event without a time stands at the time of the one written before it; before the first known time, at −∞. */
function timesIn(part: Uint32Array, at: Float64Array): Float64Array {
  const times = new Float64Array(part.length);
  let known = Number.NEGATIVE_INFINITY;
  for (let place = 0; place < part.length; place++) {
    const own = at[part[place] ?? 0] ?? Number.NaN;
    if (!Number.isNaN(own)) known = own;
    times[place] = known;
  }
  return times;
}
