import "server-only";
import { getDb, getPool } from "@/lib/platform/db/client";
import { isAppError } from "@/lib/platform/errors";
import { promoteModel } from "./commands";
import { findOutdatedLiveModel } from "./queries";
import { CANARY_SHARE, HOLDBACK_SHARE, startRelease } from "./release-commands";
import { findTakenBackKin } from "./require-automatic";

/** How long a version has to hold before some shoppers become all. */
const RULE = { minutes: 60, lists: 500 };

/** Of a smaller group kept with the predecessor nothing could be told. */
const LEAST_HELD_BACK = 15;

/** What share of shoppers keeps the predecessor: none in a shop where that would be too few people to compare. */
async function worthwhileHoldback(): Promise<number> {
  const { rows } = await getPool("report").query<{ shoppers: number }>(
    `select count(distinct shopper_id)::float8 as shoppers from shown_lists
     where impressed_at > now() - interval '1 day' and lane = 'person' and model_version is not null`,
  );
  return HOLDBACK_SHARE * (rows[0]?.shoppers ?? 0) >= LEAST_HELD_BACK ? HOLDBACK_SHARE : 0;
}

/**
 * What happens to a version that has won a training, without a person: it becomes live, its predecessor keeping a share of
 * shoppers for a while where the shop has enough of them. Where one that ranks by the same kinds of models was taken back
 * lately, it goes to a share of shoppers first, and to all when it has held there. Returns why it does not serve everybody now; null when it does.
 */
export async function promoteWinner(id: string, actor: string): Promise<string | null> {
  try {
    const kin = await findTakenBackKin(getDb(), id);
    // Beside a live version that no process can read, some shoppers would be compared with nobody.
    if (kin === null || (await findOutdatedLiveModel()) !== null) {
      await promoteModel(id, { process: actor }, { automatic: true, holdback: await worthwhileHoldback() });
      return null;
    }
    const reason = `It ranks like ${kin}, which was taken back: it has to hold before some shoppers first.`;
    const wish = { id, stage: "canary" as const, share: CANARY_SHARE, rule: RULE, reason };
    await startRelease({ ...wish, automatic: true }, { process: actor });
    return `Shown to ${100 * CANARY_SHARE} % of shoppers. ${reason}`;
  } catch (error) {
    if (isAppError(error) && error.code === "conflict") return error.message;
    throw error;
  }
}
