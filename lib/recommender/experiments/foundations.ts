import "server-only";
import type { Db } from "@/lib/platform/db/client";
import { AppError, type FieldError } from "@/lib/platform/errors";
import { SHIPPED } from "@/lib/recommender/strategies/shipped";
import { strategyName } from "@/lib/recommender/strategies/strategy-name";
import type { Definition } from "./definition";

/**
 * Whether everything a definition names is there. Throws AppError conflict, with a field for each strategy that is not
 * one of its placement and each model whose artifact is not kept.
 */
export async function requireFoundations(db: Db, { variants }: Definition): Promise<void> {
  const named = variants.flatMap(({ strategies }) => Object.values(strategies));
  const wanted = variants.flatMap(({ model }) => model ?? []);
  const [stored, kept] = await Promise.all([
    db.strategy.findMany({ where: { id: { in: named } }, select: { id: true, placement: true } }),
    db.modelArtifact.findMany({
      where: { modelVersionId: { in: wanted } },
      select: { modelVersionId: true },
    }),
  ]);
  const placementOf = new Map(stored.map(({ id, placement }) => [id, placement]));
  for (const strategy of SHIPPED) placementOf.set(strategyName(strategy), strategy.placement);
  const models = new Set(kept.map(({ modelVersionId }) => modelVersionId));
  const fields: FieldError[] = [];
  for (const [i, { strategies, model }] of variants.entries()) {
    for (const [placement, id] of Object.entries(strategies))
      if (placementOf.get(id) !== placement)
        fields.push({
          path: `variants.${i}.strategies.${placement}`,
          message: `There is no strategy ${id} of this placement.`,
        });
    if (model !== null && !models.has(model))
      fields.push({ path: `variants.${i}.model`, message: `The model ${model} is no longer kept.` });
  }
  if (fields.length > 0)
    throw new AppError("conflict", `Something it is made of is gone: ${fields[0]?.message}`, { fields });
}
