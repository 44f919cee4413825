import type { PoolClient } from "pg";
import { ELSEWHERE } from "../naming/derive-category";
import { CategoryPlan, type CategoryRow, keyOfPath } from "./plan-categories";

/** A category no row has: of one that is only planned. */
const PLANNED = -1;

async function planCategories(
  client: PoolClient,
  paths: Iterable<readonly string[]>,
): Promise<{ plan: CategoryPlan; found: Map<string, number | string> }> {
  const { rows } = await client.query<CategoryRow>(
    `select id, parent_id as "parentId", name, slug, path from categories order by id`,
  );
  const plan = new CategoryPlan(rows);
  const found = new Map<string, number | string>();
  // Categories stand in the order they come in, and what fits nowhere stands last.
  const isElsewhere = ([root]: readonly string[]) => Number(root === ELSEWHERE);
  for (const names of [...paths].sort((a, b) => isElsewhere(a) - isElsewhere(b))) {
    const key = keyOfPath(names);
    if (names.length > 0 && !found.has(key)) found.set(key, plan.find(names));
  }
  return { plan, found };
}

/** What `ensureCategories` would answer, without making anything: categories that are missing have the number −1. */
export async function previewCategories(
  client: PoolClient,
  paths: Iterable<readonly string[]>,
): Promise<Map<string, number>> {
  const { found } = await planCategories(client, paths);
  return new Map([...found].map(([key, at]) => [key, typeof at === "number" ? at : PLANNED]));
}

/**
 * Makes sure every category of `paths`, with its ancestors, exists. Returns the category's number by `keyOfPath`.
 */
export async function ensureCategories(
  client: PoolClient,
  paths: Iterable<readonly string[]>,
): Promise<Map<string, number>> {
  const { plan, found } = await planCategories(client, paths);
  const made = new Map<string, number>();
  const numberOf = (at: number | string) => (typeof at === "number" ? at : (made.get(at) ?? Number(at)));
  for (const { key, parentKey, name, slug, path, depth } of plan.missing) {
    const { rows } = await client.query<{ id: number }>(
      `insert into categories (slug, name, path, depth, position, parent_id)
       select $1, $2, $3, $4, count(*), $5::int from categories where parent_id is not distinct from $5::int
       returning id`,
      [slug, name, path, depth, parentKey === null ? null : numberOf(parentKey)],
    );
    const id = rows[0]?.id;
    if (id === undefined) throw new Error("an insert returns its row");
    made.set(key, id);
  }
  return new Map([...found].map(([key, at]) => [key, numberOf(at)]));
}
