import "server-only";
import path from "node:path";
import type { Pool } from "pg";
import { z } from "zod";
import { runImport } from "@/lib/data/import/run-import";
import { getDb } from "@/lib/platform/db/client";
import type { Feed } from "@/lib/platform/db/generated/client";
import { getLauncherEnv } from "@/lib/platform/env";
import { isAppError } from "@/lib/platform/errors";
import type { OnProgress } from "@/lib/platform/progress";
import { FeedMembers } from "./feed-members";
import { type FetchedFeed, withFeedContent } from "./fetch-feed";
import { findFeed, mappingOf } from "./queries";
import { FEED_FORMATS, type FeedResult } from "./schema";

const BATCH_ROWS = 20_000;
const SHOWN_REASONS = 5;

export interface FeedRun {
  /** Fetched even if it has not changed. */
  force: boolean;
  confirmDelisting: boolean;
  now: number;
  signal?: AbortSignal;
  onProgress: OnProgress;
}

type Figures = Omit<FeedResult, "outcome" | "at" | "seconds">;

const NOTHING: Figures = {
  rows: 0,
  imported: 0,
  duplicates: 0,
  rejected: 0,
  reasons: [],
  missing: 0,
  delisted: 0,
  relisted: 0,
  stopped: null,
  error: null,
};

async function importContent(pool: Pool, feed: Feed, { file }: FetchedFeed, run: FeedRun): Promise<Figures> {
  const { id, currency, delist } = feed;
  const members = new FeedMembers({ feedId: id, delist, confirmDelisting: run.confirmDelisting });
  const report = await runImport(pool, {
    format: z.enum(FEED_FORMATS).parse(feed.format),
    path: file,
    options: {
      currency,
      placeholderPrice: "9.99",
      now: run.now,
      columns: mappingOf(feed),
      kinds: {},
      delimiter: undefined,
    },
    batchRows: BATCH_ROWS,
    rejectsPath: path.resolve(getLauncherEnv().AISLE_DATA, "imports", `feed-${id}.rejects.csv`),
    replaceSample: false,
    membership: members,
    onProgress: run.onProgress,
  });
  const { rows, imported, duplicates, rejected } = report;
  const reasons = report.reasons.slice(0, SHOWN_REASONS).map(({ reason, count }) => ({ reason, count }));
  return { rows, imported, duplicates, rejected, reasons, ...members.listing, error: null };
}

async function runOnce(pool: Pool, feed: Feed, run: FeedRun): Promise<Omit<FeedResult, "at" | "seconds">> {
  const { id } = feed;
  const force = run.force || run.confirmDelisting;
  const figures = await withFeedContent(feed, { force, signal: run.signal }, async (content) => {
    const done = await importContent(pool, feed, content, run);
    // What was stopped has to be looked at again, changed or not.
    const { etag, lastModified } = done.stopped === null ? content : { etag: null, lastModified: null };
    await getDb().feed.updateMany({ where: { id }, data: { etag, lastModified } });
    return done;
  });
  return figures === null ? { outcome: "unchanged", ...NOTHING } : { outcome: "imported", ...figures };
}

/**
 * Fetches a feed, imports it and keeps what came of it. What is wrong with the feed is told by the result; rejects with
 * AppError not_found when there is no such feed, and for what is no fault of the feed.
 */
export async function runFeed(pool: Pool, id: string, run: FeedRun): Promise<FeedResult> {
  const feed = await findFeed(id);
  const began = performance.now();
  const startedAt = new Date(run.now);
  await getDb().feed.updateMany({ where: { id }, data: { startedAt } });
  let done: Omit<FeedResult, "at" | "seconds">;
  try {
    done = await runOnce(pool, feed, run);
  } catch (error) {
    if (!isAppError(error) || error.code === "unavailable") throw error;
    done = { outcome: "failed", ...NOTHING, error: error.message };
  }
  const seconds = Math.round((performance.now() - began) / 100) / 10;
  const result: FeedResult = { ...done, at: startedAt.toISOString(), seconds };
  await getDb().feed.updateMany({ where: { id }, data: { result } });
  return result;
}
