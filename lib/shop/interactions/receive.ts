import "server-only";
import { NOBODY } from "@/lib/shop/shoppers/nobody";
import { clientAddress } from "@/lib/platform/http/client-request";
import { requireRoom } from "@/lib/platform/free-space";
import { getMetrics } from "@/lib/platform/http/metrics";
import { toUnavailable } from "@/lib/platform/db/unavailable";
import type { Reporter } from "@/lib/shop/auth/rights";
import { ensureBrowsers } from "@/lib/shop/shoppers/browser-shoppers";
import { readBatch, type ReadBatch, type Speaker } from "./read-batch";
import { recordInteractions } from "./record";
import type { Batch, InteractionInput, RecordResult } from "./schema";
import { OURSELVES, readVisit } from "./visit";

function speakerOf({ key, browserKey }: Reporter): Speaker {
  if (key) return "server";
  return browserKey ? "browser" : "shopper";
}

/** Whom the browsers of a batch are here; what speaks for somebody else is taken out of it. */
async function resolveBrowsers(batch: ReadBatch, address: string): Promise<ReadonlyMap<string, string>> {
  const names = new Set(batch.items.map(({ shopper = "" }) => shopper));
  const owners = await ensureBrowsers([...names], address).catch((error: unknown) => {
    throw toUnavailable(error);
  });
  const isOwn = ({ shopper = "" }: InteractionInput) => owners.get(shopper) !== null;
  batch.items.forEach((item, i) => {
    if (isOwn(item)) return;
    const message = "A publishable key speaks for the browser it is in, and for nobody else.";
    batch.rejected.push({ index: batch.places[i] ?? i, code: "forbidden_shopper", message });
  });
  batch.places = batch.places.filter((_, i) => {
    const item = batch.items[i];
    return item !== undefined && isOwn(item);
  });
  batch.items = batch.items.filter(isOwn);
  return new Map([...owners].flatMap(([name, id]) => (id === null ? [] : [[name, id] as const])));
}

/**
 * Records what came in over HTTP. A server key names the shopper of each item and may report purchases; a page of another
 * shop speaks for the browser it is in, and everybody else for themselves, and the headers say whether a program sent it.
 * What is wrong with an item is said of that item. Throws AppError unavailable, and no_space before the disk is full.
 */
export async function receiveInteractions(
  reporter: Reporter,
  { interactions, sentAt, shopper, user, consent }: Batch,
  headers: Pick<Headers, "get">,
): Promise<RecordResult> {
  await requireRoom();
  const speaker = speakerOf(reporter);
  const batch = readBatch(interactions, { speaker, shopper: shopper ?? user });
  const owners = speaker === "browser" ? await resolveBrowsers(batch, clientAddress(headers)) : undefined;
  const { items, places, rejected } = batch;
  // Nobody is known: as it is with a shopper who has not chosen, none of it may be kept.
  const recorded = await recordInteractions(reporter.shopperId ?? NOBODY, items, {
    trusted: speaker === "server",
    owners,
    visit: speaker === "server" ? OURSELVES : readVisit(headers),
    sentAt: sentAt === undefined ? null : Date.parse(sentAt),
    consent,
  });
  const late = recorded.rejected.map((one) => ({ ...one, index: places[one.index] ?? one.index }));
  const result = { ...recorded, rejected: [...rejected, ...late].sort((a, b) => a.index - b.index) };
  countEvents(items, result);
  return result;
}

function countEvents(items: readonly InteractionInput[], result: RecordResult): void {
  const { interactions: counter, interactionRejects, eventLagSeconds } = getMetrics();
  counter.inc({ result: "accepted" }, result.accepted);
  counter.inc({ result: "duplicate" }, result.duplicates);
  counter.inc({ result: "rejected" }, result.rejected.length);
  const now = Date.now();
  // An event from the future says nothing but that a clock is wrong.
  for (const { at } of items) eventLagSeconds.observe(Math.max(0, now - Date.parse(at)) / 1_000);
  for (const { code } of result.rejected) interactionRejects.inc({ reason: code });
}
