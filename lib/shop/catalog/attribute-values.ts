import { LRUCache } from "lru-cache";

export type AttributeValue = string | number | boolean;

/** A product's attributes as memory holds them: by plain names, and only what can be compared. */
export type AttributeValues = Readonly<Record<string, AttributeValue | readonly AttributeValue[]>>;

/** Values that many products share are one text in memory. */
const shared = new Map<string, string>();
const MOST_SHARED = 50_000;
const LONGEST_SHARED = 60;

/** A shop has few names of attributes, and many products. */
const keys = new LRUCache<string, string>({ max: 5_000 });

/** `seatHeight`, `Seat height` and `seat_height` are one attribute. */
export function attributeKey(written: string): string {
  const known = keys.get(written);
  if (known !== undefined) return known;
  const key = toKey(written);
  keys.set(written, key);
  return key;
}

function toKey(written: string): string {
  return written
    .replace(/([\p{Ll}\d])(\p{Lu})/gu, "$1_$2")
    .replace(/[^\p{L}\p{N}]+/gu, "_")
    .replace(/^_+|_+$/g, "")
    .toLowerCase();
}

const isPlain = (value: unknown): value is AttributeValue =>
  (typeof value === "string" && value !== "") || typeof value === "number" || typeof value === "boolean";

function share(value: AttributeValue): AttributeValue {
  if (typeof value !== "string" || value.length > LONGEST_SHARED) return value;
  const known = shared.get(value);
  if (known !== undefined) return known;
  if (shared.size < MOST_SHARED) shared.set(value, value);
  return value;
}

/** The attributes column as it can be compared: it holds whatever was imported. Undefined where that is nothing. */
export function readAttributeValues(column: unknown): AttributeValues | undefined {
  if (typeof column !== "object" || column === null || Array.isArray(column)) return undefined;
  const values: Record<string, AttributeValue | readonly AttributeValue[]> = {};
  let count = 0;
  for (const [name, given] of Object.entries(column as Record<string, unknown>)) {
    const key = attributeKey(name);
    const several = Array.isArray(given) ? given.filter(isPlain).map(share) : null;
    const value = several ?? (isPlain(given) ? share(given) : null);
    if (key === "" || value === null || several?.length === 0) continue;
    values[key] = several?.length === 1 ? (several[0] ?? "") : value;
    count++;
  }
  return count > 0 ? values : undefined;
}

/** A product's attribute by its plain name; undefined where it has none. */
export function attributeOf(
  { attributes }: { attributes?: AttributeValues },
  key: string,
): AttributeValue | readonly AttributeValue[] | undefined {
  // Every object has a `constructor`.
  return attributes !== undefined && Object.hasOwn(attributes, key) ? attributes[key] : undefined;
}
