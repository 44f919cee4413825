import { lowerBound } from "../base/bounds";
import type { Rng } from "../base/rng";
import { columnsOf, type Profiles } from "./profiles";

/** Columns of a user that are asked about, at most, and that others learn from; drawn where there are more. */
const MOST_ASKED = 64;
const MOST_COUNTED = 256;
/** How many columns that the user did not meet stand beside each that they did. */
const OTHERS = 10;
/** Sums of so many pairs take about two seconds; with more users fewer stand beside each, but at least one. */
const MOST_PAIRS = 1e8;
/** Columns before and after in the order of popularity that count as equally popular, at least. */
const NEARBY = 10;
const NEARBY_SHARE = 0.01;
/** Imaginary meetings that keep what is rare from deciding alone. */
const PRIOR_USERS = 5;
const PRIOR_MEETINGS = 20;

/** How often two columns are met by the same user, and each at all. */
interface Meetings {
  readonly pairs: Float32Array;
  /** Users of each column. */
  readonly users: Uint32Array;
  /** Meetings of each column with all others. */
  readonly meetings: Float64Array;
  /** Columns from the least to the most popular, and how popular each place is. */
  readonly order: Uint32Array;
  readonly popularity: Uint32Array;
}

/** At most `MOST_COUNTED` columns of a user, drawn without repetition, in an order that is drawn where there are many. */
function drawColumns(profiles: Profiles, user: number, rng: Rng): Uint16Array {
  const all = columnsOf(profiles, user);
  if (all.length <= MOST_ASKED) return all;
  const drawn = all.slice();
  const count = Math.min(MOST_COUNTED, all.length);
  for (let i = 0; i < count; i++) {
    const j = i + rng.integer(drawn.length - i);
    [drawn[i], drawn[j]] = [drawn[j], drawn[i]];
  }
  return drawn.subarray(0, count);
}

function countMeetings(profiles: Profiles, drawn: readonly Uint16Array[]): Meetings {
  const n = profiles.columnCount;
  const pairs = new Float32Array(n * n);
  const users = new Uint32Array(n);
  const meetings = new Float64Array(n);
  for (const columns of drawn) {
    for (const a of columns) {
      users[a]++;
      meetings[a] += columns.length - 1;
      const row = a * n;
      for (const b of columns) pairs[row + b]++;
    }
  }
  const order = Uint32Array.from({ length: n }, (_, i) => i).sort((a, b) => users[a] - users[b] || a - b);
  return { pairs, users, meetings, order, popularity: order.map((column) => users[column]) };
}

/** The places of columns that as many others met as this one, its own user left out. */
function peersOf({ users, popularity }: Meetings, column: number): { from: number; to: number } {
  const from = lowerBound(popularity, users[column] - 1);
  const to = lowerBound(popularity, users[column]);
  const reach = Math.max(NEARBY, Math.round(NEARBY_SHARE * popularity.length));
  if (to - from >= 2 * reach) return { from, to };
  const middle = (from + to) >> 1;
  return { from: Math.max(0, middle - reach), to: Math.min(popularity.length, middle + reach) };
}

/**
 * How far what each user met belongs together: the chance that a column they met suits their other columns better than an
 * equally popular one they did not meet. ½ says that it was drawn by chance, however popular it is; people are well above.
 *
 *     s_u(x) = Σ_{j ∈ u, j ≠ x} (n_xj − own) / √(n_j + 5)  /  (n_x· − own + 20)
 *
 * where n_xj users met both, n_x· is all that the users of x met besides, and `own` is what the user adds to it.
 *
 * @returns 0–1 of each user; NaN with fewer than three columns
 */
export function measureCoherence(profiles: Profiles, rng: Rng): Float32Array {
  const drawn = Array.from({ length: profiles.users }, (_, user) => drawColumns(profiles, user, rng));
  const meetings = countMeetings(profiles, drawn);
  const pairs = drawn.reduce((sum, { length }) => sum + Math.min(MOST_ASKED, length) ** 2, 0);
  const others = Math.max(1, Math.min(OTHERS, Math.floor(MOST_PAIRS / Math.max(1, pairs)) - 1));
  const isOwn = new Int32Array(profiles.columnCount).fill(-1);
  return Float32Array.from(drawn, (columns, user) => {
    if (columns.length < 3) return Number.NaN;
    for (const column of columnsOf(profiles, user)) isOwn[column] = user;
    return compare(columns, meetings, others, (column) => isOwn[column] === user, rng);
  });
}

function compare(
  drawn: Uint16Array,
  meetings: Meetings,
  others: number,
  isOwn: (column: number) => boolean,
  rng: Rng,
): number {
  const { pairs, users, order } = meetings;
  const n = users.length;
  const columns = drawn.subarray(0, MOST_ASKED);
  const scale = Float64Array.from(columns, (column) => 1 / Math.sqrt(users[column] + PRIOR_USERS));
  const score = (x: number, left: number, own: number): number => {
    let sum = 0;
    const row = x * n;
    for (let j = 0; j < columns.length; j++)
      if (columns[j] !== left) sum += (pairs[row + columns[j]] - own) * scale[j];
    return sum / (meetings.meetings[x] - own * (drawn.length - 1) + PRIOR_MEETINGS);
  };
  let [won, all] = [0, 0];
  for (const column of columns) {
    const { from, to } = peersOf(meetings, column);
    const own = score(column, column, 1);
    for (let k = 0; k < others; k++) {
      const other = order[from + rng.integer(to - from)];
      if (isOwn(other)) continue;
      const theirs = score(other, column, 0);
      all++;
      if (own > theirs) won++;
      else if (own === theirs) won += 0.5;
    }
  }
  return all > 0 ? won / all : Number.NaN;
}
