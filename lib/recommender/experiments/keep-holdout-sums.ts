import "server-only";
import { getDb } from "@/lib/platform/db/client";
import type { Prisma } from "@/lib/platform/db/generated/client";
import type { Holdout } from "./holdout";

/** Keeps what a holdout has told, unless it has ended meanwhile. */
export async function keepHoldoutSums(
  { startedAt }: Pick<Holdout, "startedAt">,
  sums: Prisma.InputJsonObject,
  now: number,
): Promise<void> {
  await getDb().holdout.updateMany({
    where: { endedAt: null, startedAt: new Date(startedAt) },
    data: { sums, computedAt: new Date(now) },
  });
}
