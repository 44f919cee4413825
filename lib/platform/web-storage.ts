/** For all tabs and visits, or for this tab alone. */
type Storage = "localStorage" | "sessionStorage";

/** What a browser keeps under `key`; null where that is nothing or not ours, or where there is no storage. */
export function readStored<T>(
  storage: Storage,
  key: string,
  isOurs: (value: unknown) => value is T,
): T | null {
  try {
    const value: unknown = JSON.parse(window[storage].getItem(key) ?? "null");
    return isOurs(value) ? value : null;
  } catch {
    return null;
  }
}

/** Keeps `value` as JSON; null removes what is there. False where there is no storage, or no room. */
export function keepStored(storage: Storage, key: string, value: object | null): boolean {
  try {
    if (value === null) window[storage].removeItem(key);
    else window[storage].setItem(key, JSON.stringify(value));
    return true;
  } catch {
    return false;
  }
}
