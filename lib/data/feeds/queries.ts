import "server-only";
import { z } from "zod";
import { getDb } from "@/lib/platform/db/client";
import type { Feed } from "@/lib/platform/db/generated/client";
import { AppError } from "@/lib/platform/errors";
import { type Actor, requireRight } from "@/lib/shop/auth/actor";
import { hidePassword } from "./addresses";
import { feedResultSchema, type FeedView } from "./schema";

const mappingSchema = z.record(z.string(), z.string());

/** What a feed calls our columns. */
export const mappingOf = ({ mapping }: Feed): Record<string, string> => mappingSchema.parse(mapping);

/** A feed as people and programs see it. */
export function toFeedView(feed: Feed): FeedView {
  const { id, address, format, everyMinutes, currency, delist, createdAt, startedAt, result } = feed;
  return {
    id,
    address: hidePassword(address),
    format,
    everyMinutes,
    mapping: mappingOf(feed),
    currency,
    delist,
    createdAt: createdAt.toISOString(),
    startedAt: startedAt?.toISOString() ?? null,
    result: feedResultSchema.nullable().catch(null).parse(result),
  };
}

/** A feed as it is kept. Throws AppError not_found. */
export async function findFeed(id: string): Promise<Feed> {
  const feed = await getDb().feed.findUnique({ where: { id } });
  if (feed === null) throw new AppError("not_found", "There is no such feed.");
  return feed;
}

/** One feed. Throws AppError not_found. */
export async function getFeed(id: string, actor: Actor): Promise<FeedView> {
  requireRight(actor, "catalog:write");
  return toFeedView(await findFeed(id));
}

/** All feeds, the oldest first. Their addresses may hold names and passwords of other systems. */
export async function listFeeds(actor: Actor): Promise<FeedView[]> {
  requireRight(actor, "catalog:write");
  return (await getDb().feed.findMany({ orderBy: { createdAt: "asc" } })).map(toFeedView);
}

/** Feeds whose time has come, the longest overdue first. */
export async function findDueFeeds(now: number): Promise<{ id: string; everyMinutes: number }[]> {
  return getDb().$queryRaw`
    select id, every_minutes as "everyMinutes" from feeds
     where started_at is null or started_at + make_interval(mins => every_minutes) <= ${new Date(now)}
     order by started_at nulls first`;
}
