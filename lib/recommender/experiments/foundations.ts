import "server-only";
import type { Db } from "@/lib/platform/db/client";
import { AppError, type FieldError } from "@/lib/platform/errors";
import { SHIPPED } from "@/lib/recommender/strategies/shipped";
import { strategyName } from "@/lib/recommender/strategies/strategy-name";
import type { Audience, Definition } from "./definition";

/**
 * Whether everything a definition names is there. Throws AppError conflict, with a field for each strategy that is not
 * one of its placement, each model whose artifact is not kept and each category that is not there.
 */
export async function requireFoundations(db: Db, { variants, audience }: Definition): Promise<void> {
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
  const fields: FieldError[] = await findMissingCategories(db, audience);
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

async function findMissingCategories(db: Db, { category, taste }: Audience): Promise<FieldError[]> {
  const named = [category ?? [], taste ?? []].flat();
  const rows = await db.category.findMany({
    where: { OR: [{ path: { in: named } }, { slug: { in: named } }] },
    select: { path: true, slug: true },
  });
  const isMissing = (wanted: string | null, names: readonly string[]) =>
    wanted !== null && !names.includes(wanted);
  const paths = rows.map(({ path }) => path);
  const missing: FieldError[] = [];
  // Pages are found by the last part of a path, too.
  if (isMissing(category, [...paths, ...rows.map(({ slug }) => slug)]))
    missing.push({ path: "audience.category", message: `There is no category ${category}.` });
  if (isMissing(taste, paths))
    missing.push({ path: "audience.taste", message: `There is no category with the path ${taste}.` });
  return missing;
}
