import { keepStored, readStored } from "@/lib/platform/web-storage";

const DEEDS = ["add", "set", "remove", "like"] as const;

/** What a shopper does to the cart, or to a like, that the shop has yet to hear of. */
export interface Unsent {
  deed: (typeof DEEDS)[number];
  /** What is sent; the id of the click among it, so that it counts once however often it is. */
  fields: Readonly<Record<string, string | number | boolean | undefined>>;
}

const KEY = "aisle.unsent";
/** Nobody does more without a network; a storage that others fill must not. */
const MOST = 100;

const isUnsent = (one: Partial<Unsent> | null): one is Unsent =>
  DEEDS.some((deed) => deed === one?.deed) && typeof one?.fields === "object";

/** In the order in which it was done. */
export function readUnsent(): Unsent[] {
  const all = readStored("localStorage", KEY, (value): value is (Partial<Unsent> | null)[] =>
    Array.isArray(value),
  );
  return all?.filter(isUnsent) ?? [];
}

const write = (all: readonly Unsent[]): boolean =>
  keepStored("localStorage", KEY, all.length === 0 ? null : all);

/** Keeps what could not be sent for when there is a network again; false: there is one, so that it failed for another reason, or no room. */
export function keepUnsent(one: Unsent): boolean {
  const before = readUnsent();
  return !navigator.onLine && before.length < MOST && write([...before, one]);
}

/** The oldest has been sent. */
export function dropOldest(): void {
  write(readUnsent().slice(1));
}

/** What was done is not to be sent any more: whoever did it has gone. */
export function forgetUnsent(): void {
  write([]);
}
