import type { TrackerHost } from "@/client/core/tracker";
import { keepStored, readStored } from "@/lib/platform/web-storage";
import type { InteractionKind } from "./schema";

/*
 * Events of a page that was left without a network. Browsers take them for sending and let them go; so they are kept here, and sent by the
 * next page that reports anything.
 */

const KEY = "aisle.unsent-events";
const MOST_BATCHES = 20;

interface Batch {
  sentAt: string;
  interactions: { kind: InteractionKind }[];
}

const isBatch = (one: Partial<Batch> | null): one is Batch => Array.isArray(one?.interactions);

function read(): Batch[] {
  const all = readStored("localStorage", KEY, (value): value is (Partial<Batch> | null)[] =>
    Array.isArray(value),
  );
  return all?.filter(isBatch) ?? [];
}

const write = (batches: readonly Batch[]): boolean =>
  keepStored("localStorage", KEY, batches.length === 0 ? null : batches.slice(-MOST_BATCHES));

/** Keeps a batch as it would be sent; false where there is no room for it. */
export function keepEvents(body: string): boolean {
  return write([...read(), JSON.parse(body) as Batch]);
}

export function forgetEvents(): void {
  write([]);
}

/**
 * Sends what was kept, as far as it is allowed now. Under the ids it has always had: what had arrived after all counts once.
 */
export async function sendEvents(
  { post, now }: Pick<TrackerHost, "post" | "now">,
  isAllowed: (kind: InteractionKind) => boolean,
): Promise<void> {
  const batches = read();
  forgetEvents();
  for (const [i, { interactions }] of batches.entries()) {
    const allowed = interactions.filter(({ kind }) => isAllowed(kind));
    if (allowed.length === 0) continue;
    const sentAt = new Date(now()).toISOString();
    const answer = await post(JSON.stringify({ sentAt, interactions: allowed }));
    if (answer !== null && answer.status < 500) continue;
    write([...batches.slice(i), ...read()]);
    return;
  }
}
