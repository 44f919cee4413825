import { randomId } from "./random-id";

const SHOPPER = "aisle.shopper";
const FOUND_IN = "aisle.found-in.";

/** Storage is a convenience: some browsers and settings have none, or refuse it. */
function attempt<T>(act: () => T): T | null {
  try {
    return act();
  } catch {
    return null;
  }
}

/**
 * Who looks at a page of another shop: an id of this browser's own, made and kept only while they consent. Nothing is
 * read or written before.
 */
export function createVisitor() {
  let consent: boolean | null = null;
  let id: string | null = null;

  function identify(): string {
    id ??= attempt(() => localStorage.getItem(SHOPPER)) ?? randomId();
    attempt(() => localStorage.setItem(SHOPPER, id ?? ""));
    return id;
  }

  function forget(): void {
    id = null;
    attempt(() => localStorage.removeItem(SHOPPER));
    attempt(() => {
      for (const key of Object.keys(sessionStorage)) {
        if (key.startsWith(FOUND_IN)) sessionStorage.removeItem(key);
      }
    });
  }

  return {
    /** null: they have not been asked yet. */
    get consent(): boolean | null {
      return consent;
    },
    /** null without consent. */
    get id(): string | null {
      return consent ? identify() : null;
    },
    set(granted: boolean): void {
      consent = granted;
      if (!granted) forget();
    },
    /** Remembers, for this tab, in which list a product was found. */
    found(product: string, list: string): void {
      if (consent) attempt(() => sessionStorage.setItem(FOUND_IN + product, list));
    },
    foundIn(product: string): string | undefined {
      const list = consent ? attempt(() => sessionStorage.getItem(FOUND_IN + product)) : null;
      return list ?? undefined;
    },
  };
}

export type Visitor = ReturnType<typeof createVisitor>;
