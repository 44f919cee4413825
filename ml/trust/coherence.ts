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

/** Columns of each user, of those with very many some: user u has `columns[indptr[u] … indptr[u+1] − 1]`. */
interface Drawn {
  readonly indptr: Uint32Array;
  readonly columns: Uint16Array;
}

/** How often two different columns are met by the same user, and each at all. */
interface Meetings {
  readonly pairs: Float32Array;
  /** Users of each column. */
  readonly users: Uint32Array;
  /** Meetings of each column with all others. */
  readonly meetings: Float64Array;
}

/** At most `MOST_COUNTED` columns of each user, drawn without repetition, in an order that is drawn where there are many. */
function drawColumns(profiles: Profiles, rng: Rng): Drawn {
  const indptr = new Uint32Array(profiles.users + 1);
  const columns = profiles.columns.slice();
  let end = 0;
  for (let user = 0; user < profiles.users; user++) {
    const from = profiles.indptr[user];
    const size = profiles.indptr[user + 1] - from;
    if (size > MOST_ASKED) shuffle(columns.subarray(from, from + size), Math.min(MOST_COUNTED, size), rng);
    const count = Math.min(MOST_COUNTED, size);
    columns.copyWithin(end, from, from + count);
    end += count;
    indptr[user + 1] = end;
  }
  return { indptr, columns: columns.subarray(0, end) };
}

/** Draws the first `count` from all. */
function shuffle(columns: Uint16Array, count: number, rng: Rng): void {
  for (let i = 0; i < count; i++) {
    const j = i + rng.integer(columns.length - i);
    [columns[i], columns[j]] = [columns[j], columns[i]];
  }
}

function countMeetings({ indptr, columns }: Drawn, n: number): Meetings {
  const pairs = new Float32Array(n * n);
  const users = new Uint32Array(n);
  const meetings = new Float64Array(n);
  for (let user = 0; user + 1 < indptr.length; user++) {
    const from = indptr[user];
    const to = indptr[user + 1];
    for (let i = from; i < to; i++) {
      const a = columns[i];
      users[a]++;
      meetings[a] += to - from - 1;
      for (let j = i + 1; j < to; j++) {
        const b = columns[j];
        pairs[a < b ? a * n + b : b * n + a]++;
      }
    }
  }
  mirror(pairs, n);
  return { pairs, users, meetings };
}

/** Side of a square of cells whose rows and columns both stay at hand. */
const SQUARE = 32;

/** Copies what is right of the diagonal of a square matrix to its left. */
function mirror(cells: Float32Array, n: number): void {
  for (let top = 0; top < n; top += SQUARE)
    for (let left = top; left < n; left += SQUARE)
      for (let a = top; a < Math.min(n, top + SQUARE); a++)
        for (let b = Math.max(a + 1, left); b < Math.min(n, left + SQUARE); b++)
          cells[b * n + a] = cells[a * n + b];
}

/** For each column those that about as many met, its own user left out: `order[from[c]] … order[to[c] − 1]`. */
interface Peers {
  readonly order: Uint32Array;
  readonly from: Uint32Array;
  readonly to: Uint32Array;
}

function findPeers(users: Uint32Array): Peers {
  const n = users.length;
  // From the least to the most popular, and how popular each place is.
  const order = Uint32Array.from({ length: n }, (_, i) => i).sort((a, b) => users[a] - users[b] || a - b);
  const popularity = order.map((column) => users[column]);
  const reach = Math.max(NEARBY, Math.round(NEARBY_SHARE * n));
  const peers = { order, from: new Uint32Array(n), to: new Uint32Array(n) };
  for (let column = 0; column < n; column++) {
    const from = lowerBound(popularity, users[column] - 1);
    const to = lowerBound(popularity, users[column]);
    const middle = (from + to) >> 1;
    const isWide = to - from >= 2 * reach;
    peers.from[column] = isWide ? from : Math.max(0, middle - reach);
    peers.to[column] = isWide ? to : Math.min(n, middle + reach);
  }
  return peers;
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
  const drawn = drawColumns(profiles, rng);
  const meetings = countMeetings(drawn, profiles.columnCount);
  const compare = createComparison(drawn, meetings, rng);
  const isOwn = new Int32Array(profiles.columnCount).fill(-1);
  const coherence = new Float32Array(profiles.users).fill(Number.NaN);
  for (let user = 0; user < profiles.users; user++) {
    if (drawn.indptr[user + 1] - drawn.indptr[user] < 3) continue;
    for (const column of columnsOf(profiles, user)) isOwn[column] = user;
    coherence[user] = compare(user, isOwn);
  }
  return coherence;
}

/** Columns that are not a user's own beside each that is: as many as there is time for. */
function countOthers({ indptr }: Drawn): number {
  let pairs = 0;
  for (let user = 0; user + 1 < indptr.length; user++)
    pairs += Math.min(MOST_ASKED, indptr[user + 1] - indptr[user]) ** 2;
  return Math.max(1, Math.min(OTHERS, Math.floor(MOST_PAIRS / Math.max(1, pairs)) - 1));
}

function createComparison(drawn: Drawn, { pairs, users, meetings }: Meetings, rng: Rng) {
  const n = users.length;
  const peers = findPeers(users);
  const others = countOthers(drawn);
  const scaleOf = Float64Array.from(users, (count) => 1 / Math.sqrt(count + PRIOR_USERS));
  const scale = new Float64Array(MOST_ASKED);
  /** What a column has met of those asked about, but for the one at this place. */
  const score = (x: number, columns: Uint16Array, left: number, own: number): number => {
    let sum = 0;
    const row = x * n;
    for (let j = 0; j < left; j++) sum += (pairs[row + columns[j]] - own) * scale[j];
    for (let j = left + 1; j < columns.length; j++) sum += (pairs[row + columns[j]] - own) * scale[j];
    return sum;
  };
  return (user: number, isOwn: Int32Array): number => {
    const from = drawn.indptr[user];
    const size = drawn.indptr[user + 1] - from;
    const columns = drawn.columns.subarray(from, from + Math.min(MOST_ASKED, size));
    for (let j = 0; j < columns.length; j++) scale[j] = scaleOf[columns[j]];
    let [won, all] = [0, 0];
    for (let i = 0; i < columns.length; i++) {
      const column = columns[i];
      const own = score(column, columns, i, 1) / (meetings[column] - (size - 1) + PRIOR_MEETINGS);
      for (let k = 0; k < others; k++) {
        const other = peers.order[peers.from[column] + rng.integer(peers.to[column] - peers.from[column])];
        if (isOwn[other] === user) continue;
        const theirs = score(other, columns, i, 0) / (meetings[other] + PRIOR_MEETINGS);
        all++;
        if (own > theirs) won++;
        else if (own === theirs) won += 0.5;
      }
    }
    return all > 0 ? won / all : Number.NaN;
  };
}
