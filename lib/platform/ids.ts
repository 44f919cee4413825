const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

export function isUuid(text: string): boolean {
  return UUID.test(text);
}

const HEX = Array.from({ length: 256 }, (_, byte) => byte.toString(16).padStart(2, "0"));

function formatUuid(bytes: Uint8Array): string {
  let hex = "";
  for (let i = 0; i < 16; i++) hex += HEX[bytes[i] ?? 0];
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
}

/** Random bytes for many ids: asking for them costs more than most of what an id is needed for. Each is given once. */
const POOL_BYTES = 4_096;
let pool = new Uint8Array(0);
let used = 0;

function takeRandom(): Uint8Array {
  if (used + 16 > pool.length) {
    pool = crypto.getRandomValues(new Uint8Array(POOL_BYTES));
    used = 0;
  }
  return pool.subarray(used, (used += 16));
}

/** So many ids are told apart by order within a millisecond: 12 bits. More of them count into the next one. */
const IN_A_MILLISECOND = 4_096;
let latest = { now: -Infinity, tick: -Infinity };

/** When an id is made, in 4,096ths of a millisecond: later than those this process has made before, unless it is asked for an earlier time. */
function nextTick(now: number, drawn: number): number {
  // The lower half leaves room for those that follow.
  const tick = Math.floor(now) * IN_A_MILLISECOND + (drawn % (IN_A_MILLISECOND / 2));
  if (now < latest.now) return tick;
  latest = { now, tick: Math.max(tick, latest.tick + 1) };
  return latest.tick;
}

/**
 * UUID version 7 (RFC 9562, counter of 6.2, method 1): 48 bits of milliseconds, a counter, then 62 bits of randomness. Sorts by time,
 * and in the order in which one process made them within a millisecond.
 */
export function uuidv7(now: number = Date.now()): string {
  const bytes = takeRandom();
  const tick = nextTick(now, ((bytes[6] ?? 0) << 8) | (bytes[7] ?? 0));
  const [milliseconds, counter] = [Math.floor(tick / IN_A_MILLISECOND), tick % IN_A_MILLISECOND];
  for (let i = 0; i < 6; i++) bytes[i] = Math.floor(milliseconds / 2 ** (8 * (5 - i))) & 0xff;
  bytes[6] = 0x70 | (counter >> 8);
  bytes[7] = counter & 0xff;
  bytes[8] = 0x80 | ((bytes[8] ?? 0) & 0x3f);
  return formatUuid(bytes);
}

/** UUID version 8 (RFC 9562): the first 128 of these bits, as hexadecimal, but for those that say what it is. */
export function uuidv8(hex: string): string {
  const variant = ((parseInt(hex.slice(16, 18), 16) & 0x3f) | 0x80).toString(16);
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-${variant}${hex.slice(18, 20)}-${hex.slice(20, 32)}`;
}

/** An opaque id nobody can guess: 128 random bits written as a UUID. */
export function randomId(): string {
  return formatUuid(takeRandom());
}

const PUBLIC_PRODUCT = /^prd_([1-9]\d{0,9})$/;
const MAX_INT4 = 2 ** 31 - 1;

/** Outside the shop a product is an opaque string, which no stock-keeping code can be mistaken for. */
export function toPublicProductId(id: number): string {
  return `prd_${id}`;
}

/** The product number in a public id, or null when it is none. */
export function parsePublicProductId(text: string): number | null {
  const id = Number(PUBLIC_PRODUCT.exec(text)?.[1] ?? Number.NaN);
  return id <= MAX_INT4 ? id : null;
}
