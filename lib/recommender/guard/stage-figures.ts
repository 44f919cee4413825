import "server-only";
import { getPool } from "@/lib/platform/db/client";
import { type Actor, requireRight } from "@/lib/shop/auth/actor";
import type { CurrentRelease } from "@/lib/recommender/models/release";
import { latencyQuantile } from "@/lib/recommender/serving/serving-minute";
import { percent } from "./alarm";
import type { Arm } from "./arm";
import { sumMinutes } from "./judge-serving";
import { readArms, readMinutes } from "./read-figures";
import { BESIDE_MS } from "./thresholds";
import { boundedFrom } from "./watched";

/** What is known so far of a release in its present stage, in a sentence or two; null before there is anything. */
export async function describeStage(release: CurrentRelease, actor: Actor): Promise<string | null> {
  requireRight(actor, "models:read");
  return release.stage === "shadow" ? describeShadow(release) : describeShown(release);
}

async function describeShadow({ modelId, stageAt }: CurrentRelease): Promise<string | null> {
  const span = { from: stageAt - (stageAt % 60_000), to: Date.now() };
  const [minutes, products] = await Promise.all([
    readMinutes(span, modelId, "shadow"),
    getPool("report").query<{ count: number }>(
      `select count(distinct product)::float8 as count from serving_minutes, unnest(products) as product
       where model_version_id = $1 and role = 'shadow' and minute >= $2`,
      [modelId, new Date(span.from)],
    ),
  ]);
  const { calls, failures, lists, filled, overlap, latency } = sumMinutes(minutes);
  if (lists === 0) return null;
  const slow = latencyQuantile(latency, 0.95) ?? 0;
  return (
    `It has made ${lists} lists in secret: ${percent(overlap / lists)} of what was shown is in them as well, the model had a ` +
    `part in ${percent(filled / lists)}, and they hold ${products.rows[0]?.count ?? 0} different products. ` +
    `19 of 20 answers took ${Number.isFinite(slow) ? `at most ${slow} ms` : "more than 5 s"}; ${failures} of ${calls} failed.`
  );
}

async function describeShown({ modelId, controlId, stageAt }: CurrentRelease): Promise<string | null> {
  const now = Date.now();
  const from = await boundedFrom(Math.max(stageAt, now - BESIDE_MS), now);
  const arms = await readArms({ from, to: now }, [modelId, ...(controlId ? [controlId] : [])]);
  const [own, other] = [arms.get(modelId), arms.get(controlId ?? "")];
  if (!own) return null;
  const tell = ({ model, lists, shoppers, clicked, bought }: Arm) =>
    `${model}: ${percent(clicked / lists)} of ${lists} lists clicked, ${percent(bought / lists)} followed by an order ` +
    `(${shoppers} shoppers)`;
  return `At the same time, ${tell(own)}${other ? `; ${tell(other)}` : ""}.`;
}
