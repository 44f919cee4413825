/** What a shopper does to the cart, or to a like, that the shop has yet to hear of. */
export interface Unsent {
  deed: "add" | "set" | "remove" | "like";
  /** What is sent; the id of the click among it, so that it counts once however often it is. */
  fields: Readonly<Record<string, string | number | boolean | undefined>>;
}

const KEY = "aisle.unsent";
/** Nobody does more without a network; a storage that others fill must not. */
const MOST = 100;

/** In the order in which it was done. */
export function readUnsent(): Unsent[] {
  try {
    return JSON.parse(localStorage.getItem(KEY) ?? "[]") as Unsent[];
  } catch {
    // No storage, or it holds what is not ours.
    return [];
  }
}

function write(all: readonly Unsent[]): boolean {
  try {
    if (all.length === 0) localStorage.removeItem(KEY);
    else localStorage.setItem(KEY, JSON.stringify(all));
    return true;
  } catch {
    return false;
  }
}

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
