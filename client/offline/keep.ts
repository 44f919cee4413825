/** Answers are looked up by their address alone: whatever else was said when they were asked for is said again. */
const BY_ADDRESS = { ignoreVary: true } as const;
/** Addresses of files may carry which build they are asked for by: what is in them says their name. */
const BY_NAME = { ignoreVary: true, ignoreSearch: true } as const;

/** Keeps an answer as the newest of a cache, which holds so many. */
export async function keepNewest(cache: string, name: string, answer: Response, most: number): Promise<void> {
  const kept = await caches.open(cache);
  // The former one goes once all of this one is here.
  await answer.clone().arrayBuffer();
  await kept.delete(name, BY_ADDRESS);
  await kept.put(name, answer);
  const names = await kept.keys();
  await Promise.all(names.slice(0, Math.max(0, names.length - most)).map((oldest) => kept.delete(oldest)));
}

/** What is kept at an address, in whichever cache. */
export const findKept = (name: string) => caches.match(name, BY_ADDRESS);

/** A file that is kept, by its name. */
export const findFile = (address: string) => caches.match(address, BY_NAME);

/** Whether an answer may be kept: a page that was made for one visitor says that it must not be. */
export function isKeepable({ ok, type, headers }: Response): boolean {
  return ok && type === "basic" && !/no-store/.test(headers.get("cache-control") ?? "no-store");
}
