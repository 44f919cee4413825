import type { PoolClient } from "pg";
import { ELSEWHERE } from "../naming/derive-category";
import { toSlug } from "@/lib/platform/slug";

/** Names of a category from the root down, as one key. */
export function keyOfPath(names: readonly string[]): string {
  return names.join("\n");
}

/** The path of slugs under which a category is found again. */
function slugPath(names: readonly string[]): string {
  return names.map((name) => toSlug(name) || "other").join("/");
}

/**
 * Makes sure every category of `paths`, with its ancestors, exists. Two names with the same slugs are one category.
 * Returns the category's number by `keyOfPath`.
 */
export async function ensureCategories(
  client: PoolClient,
  paths: Iterable<readonly string[]>,
): Promise<Map<string, number>> {
  const { rows } = await client.query<{ id: number; path: string; slug: string }>(
    "select id, path, slug from categories",
  );
  const byPath = new Map(rows.map(({ path, id }) => [path, id]));
  const slugs = new Set(rows.map(({ slug }) => slug));
  const result = new Map<string, number>();

  async function ensure(names: readonly string[]): Promise<number> {
    const path = slugPath(names);
    const found = byPath.get(path);
    if (found !== undefined) return found;
    const parentId = names.length > 1 ? await ensure(names.slice(0, -1)) : null;
    // Slugs are unique in the whole tree: one that is taken elsewhere carries its ancestors' names.
    const own = path.split("/").at(-1) ?? path;
    const slug = slugs.has(own) ? path.replaceAll("/", "-") : own;
    const inserted = await client.query<{ id: number }>(
      `insert into categories (slug, name, path, depth, position, parent_id)
       select $1, $2, $3, $4, count(*), $5 from categories where parent_id is not distinct from $5
       returning id`,
      [slug, names.at(-1), path, names.length - 1, parentId],
    );
    const id = inserted.rows[0]?.id;
    if (id === undefined) throw new Error("an insert returns its row");
    byPath.set(path, id);
    slugs.add(slug);
    return id;
  }

  // Categories stand in the order they come in, and what fits nowhere stands last.
  const isElsewhere = ([root]: readonly string[]) => Number(root === ELSEWHERE);
  for (const names of [...paths].sort((a, b) => isElsewhere(a) - isElsewhere(b))) {
    const key = keyOfPath(names);
    if (!result.has(key)) result.set(key, await ensure(names));
  }
  return result;
}
