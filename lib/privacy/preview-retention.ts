import "server-only";
import { getPool } from "@/lib/platform/db/client";
import { inTransaction } from "@/lib/platform/db/transaction";
import { toUnavailable } from "@/lib/platform/db/unavailable";
import { type Actor, requireRight } from "@/lib/shop/auth/actor";
import type { RetentionKind } from "./kinds";
import { listRetention, requireKind } from "./retention";
import type { RetentionChange } from "./retention-form";

const DAY_MS = 86_400_000;
/** More than that nobody needs to know to the last one, and counting it would take its time. */
export const MOST_COUNTED = 100_000;

/** What a change would do. */
export interface RetentionPreview {
  name: string;
  what: string;
  from: number | null;
  to: number | null;
  /** How much the next run lets go of, as far as `MOST_COUNTED`; and how much without the change. */
  goes: number;
  wouldGo: number;
}

/** As things stand: of what hangs on others, more goes once those have gone. */
async function countOlder(kind: RetentionKind, days: number | null, now: number): Promise<number> {
  if (days === null) return 0;
  const before = new Date(now - days * DAY_MS);
  return inTransaction(async (db, client) => kind.count({ db, client }, before, MOST_COUNTED), {
    on: getPool("report"),
    readOnly: true,
  });
}

/**
 * What the next run would delete if these kinds were kept as said; those that stay as they are are left out. Throws AppError
 * unauthenticated, forbidden, not_found, invalid, unavailable.
 */
export async function previewRetention(
  changes: readonly RetentionChange[],
  actor: Actor,
  now = Date.now(),
): Promise<RetentionPreview[]> {
  requireRight(actor, "settings:write");
  const wanted = changes.map((change) => ({ ...change, kind: requireKind(change) }));
  const daysOf = new Map((await listRetention()).map(({ name, days }) => [name, days]));
  const previews: RetentionPreview[] = [];
  try {
    for (const { name, days: to, kind } of wanted) {
      const from = daysOf.get(name) ?? null;
      if (from === to) continue;
      const [goes, wouldGo] = [await countOlder(kind, to, now), await countOlder(kind, from, now)];
      previews.push({ name, what: kind.what, from, to, goes, wouldGo });
    }
  } catch (error) {
    throw toUnavailable(error);
  }
  return previews;
}
