import "server-only";
import { type Enqueued, enqueue } from "@/lib/jobs/commands";
import { inTransaction } from "@/lib/platform/db/transaction";
import { AppError } from "@/lib/platform/errors";
import { uuidv7 } from "@/lib/platform/ids";
import { type Actor, requireRight } from "@/lib/shop/auth/actor";
import { recordAudit } from "@/lib/shop/audit/record-audit";
import { hidePassword, parseFeedAddress } from "./addresses";
import { feedJob } from "./feed-job";
import { findFeed, toFeedView } from "./queries";
import type { FeedInput, FeedView } from "./schema";

/** Adds a feed; the worker fetches it within half a minute. Throws AppError for an address that may not be read. */
export async function addFeed(input: FeedInput, actor: Actor): Promise<FeedView> {
  const createdBy = requireRight(actor, "catalog:write");
  const { address, format, everyMinutes, mapping, currency = null, delist } = input;
  const { href } = parseFeedAddress(address);
  return inTransaction(async (db) => {
    const data = {
      id: uuidv7(),
      address: href,
      format,
      everyMinutes,
      mapping,
      currency,
      delist,
      createdBy,
    };
    const feed = await db.feed.create({ data });
    const detail = { address: hidePassword(href), format, everyMinutes, delist };
    await recordAudit(db, { actor: createdBy, action: "feed.add", subject: feed.id, detail });
    return toFeedView(feed);
  });
}

/** Removes a feed; what it has brought stays. Returns what it was. */
export async function removeFeed(id: string, actor: Actor): Promise<FeedView> {
  const removedBy = requireRight(actor, "catalog:write");
  return inTransaction(async (db) => {
    const feed = await db.feed.findUnique({ where: { id } });
    if (feed === null) throw new AppError("not_found", "There is no such feed.");
    await db.feed.delete({ where: { id }, select: { id: true } });
    const detail = { address: hidePassword(feed.address) };
    await recordAudit(db, { actor: removedBy, action: "feed.remove", subject: id, detail });
    return toFeedView(feed);
  });
}

/** Has the worker fetch a feed now, whether it has changed or not. */
export async function requestFeedRun(
  id: string,
  { confirmDelisting }: { confirmDelisting: boolean },
  actor: Actor,
): Promise<Enqueued> {
  requireRight(actor, "catalog:write");
  await findFeed(id);
  return enqueue(feedJob, { feed: id, confirmDelisting, force: true });
}
