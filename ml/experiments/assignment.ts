/**
 * Who gets which variant: pure functions of texts, so that a browser, a server and a worker come to the same answer without
 * asking each other, and nothing has to be stored for an assignment to last. Nothing may be imported here.
 * fixtures/assignments.json holds answers that every runtime, and any port to another language, must give.
 */

/** How an experiment splits its units. Unchanged while it runs, but for a ramp that grows. */
export interface Allocation {
  /** The experiment's own; another one splits the same units in a way that has nothing to do with this. */
  readonly salt: string;
  /** What part of those who take part each variant gets; what is missing to 1 gets none. */
  readonly shares: readonly number[];
  /** What part of all takes part, 0 to 1. */
  readonly ramp: number;
  /** Where the experiment shares its units with others that exclude it. */
  readonly slice: Slice | null;
}

/** What an experiment owns of a group whose experiments exclude each other: the group's buckets in [from, to). */
export interface Slice {
  /** The group's salt. */
  readonly group: string;
  readonly from: number;
  readonly to: number;
}

/** A variant's place in the shares, or -1 for who takes no part. */
export function assign({ salt, shares, ramp, slice }: Allocation, unit: string): number {
  if (slice && !isInSlice(slice, unit)) return -1;
  if (!isInRamp(salt, unit, ramp)) return -1;
  return pickVariant(bucketOf(salt, unit), shares);
}

/** A number in [0, 1): MurmurHash3 (x86, 32 bits, seed 0) of the UTF-8 bytes of `salt:unit`, divided by 2³². */
export function bucketOf(salt: string, unit: string): number {
  return hashBytes(encoder.encode(`${salt}:${unit}`)) / 2 ** 32;
}

/** The variant whose part of [0, 1) holds the bucket; -1 where the shares end below it. */
export function pickVariant(bucket: number, shares: readonly number[]): number {
  let end = 0;
  for (let variant = 0; variant < shares.length; variant++) {
    end += shares[variant];
    if (bucket < end) return variant;
  }
  return -1;
}

/**
 * Whether a unit takes part while only a share of all does. A hash of its own decides: who takes part at a small share
 * does so at every larger one, and whether somebody does says nothing of which variant they have. So raising the ramp
 * brings people in and moves nobody from one variant to another.
 */
export function isInRamp(salt: string, unit: string, ramp: number): boolean {
  return bucketOf(`${salt}/ramp`, unit) < ramp;
}

/** Whether a unit belongs to what an experiment owns of its group. Slices that do not overlap exclude each other. */
export function isInSlice({ group, from, to }: Slice, unit: string): boolean {
  const bucket = bucketOf(`${group}/group`, unit);
  return bucket >= from && bucket < to;
}

/** Whether a unit is kept out of all experiments for long, so that what they change together can be told. */
export function isHeldOut(salt: string, unit: string, share: number): boolean {
  return bucketOf(`${salt}/holdout`, unit) < share;
}

/** Shares are written as decimals, which do not add up to the last digit. */
const ROUNDED = 1e-9;

/** The first part of a group of this size that no slice of it covers, or null where none is that large. */
export function findFreeSlice(group: string, taken: readonly Slice[], size: number): Slice | null {
  const sorted = taken.filter((slice) => slice.group === group).sort((a, b) => a.from - b.from);
  let from = 0;
  for (const { from: end, to } of [...sorted, { from: 1, to: 1 }]) {
    if (end - from >= size - ROUNDED) return { group, from, to: Math.min(from + size, end) };
    from = Math.max(from, to);
  }
  return null;
}

const encoder = new TextEncoder();
const C1 = 0xcc9e2d51;
const C2 = 0x1b873593;

/** MurmurHash3_x86_32 (Appleby), seed 0: 32 bits, unsigned. */
function hashBytes(bytes: Uint8Array): number {
  const { length } = bytes;
  const whole = length - (length % 4);
  let hash = 0;
  for (let i = 0; i < whole; i += 4) {
    const block = bytes[i] | (bytes[i + 1] << 8) | (bytes[i + 2] << 16) | (bytes[i + 3] << 24);
    hash = rotateLeft(hash ^ scramble(block), 13);
    hash = (Math.imul(hash, 5) + 0xe6546b64) | 0;
  }
  let tail = 0;
  for (let i = length - 1; i >= whole; i--) tail = (tail << 8) | bytes[i];
  hash ^= scramble(tail) ^ length;
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) >>> 0;
}

function scramble(block: number): number {
  return Math.imul(rotateLeft(Math.imul(block, C1), 15), C2);
}

function rotateLeft(value: number, bits: number): number {
  return (value << bits) | (value >>> (32 - bits));
}
