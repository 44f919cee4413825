import "server-only";
import type { Db } from "@/lib/platform/db/client";

/** How many rows of each table something was about. */
export interface ForgottenEvents {
  interactions: number;
  shown_lists: number;
  clicks: number;
  likes: number;
  switched_off_influences: number;
}

/** Removes all that these shoppers did and were shown. */
export async function forgetEvents(db: Db, shopperIds: readonly string[]): Promise<ForgottenEvents> {
  const theirs = { shopperId: { in: [...shopperIds] } };
  const clicks = await db.click.deleteMany({ where: { list: theirs } });
  const lists = await db.shownList.deleteMany({ where: theirs });
  const likes = await db.like.deleteMany({ where: theirs });
  const influences = await db.switchedOffInfluence.deleteMany({ where: theirs });
  const interactions = await db.interaction.deleteMany({ where: theirs });
  return {
    interactions: interactions.count,
    shown_lists: lists.count,
    clicks: clicks.count,
    likes: likes.count,
    switched_off_influences: influences.count,
  };
}
