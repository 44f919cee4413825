import "server-only";
import type { PoolClient } from "pg";
import { z } from "zod";
import { ensureCategories } from "@/lib/data/import/shop/ensure-categories";
import { cleanText } from "@/lib/platform/clean-text";
import { getDb, getPool } from "@/lib/platform/db/client";
import { AppError } from "@/lib/platform/errors";
import { line } from "@/lib/platform/form-fields";
import { recordAudit } from "@/lib/shop/audit/record-audit";
import { type Actor, requireRight } from "@/lib/shop/auth/actor";
import { writeCatalog } from "./take-products";

export const categoryRecordSchema = z
  .object({
    slug: z.string().describe("Names the category; unique in the shop."),
    name: z.string(),
    path: z.string().describe("Slugs from the root, joined by `/`."),
    parent: z.string().nullable().describe("Slug of the category it is in; null for one at the root."),
    position: z.int().describe("Its place among its siblings."),
    products: z.int().describe("Products in this very category, hidden ones too."),
  })
  .meta({ id: "Category" });
export type CategoryRecord = z.infer<typeof categoryRecordSchema>;

const category = cleanText(500).describe("Slug or path of a category.");
export const categoryParamsSchema = z.object({ category });
const name = line("a name", 100).refine((text) => text !== ">", "Please enter a name.");
const position = z.int().min(0).max(100_000);

export const categoryInputSchema = z
  .strictObject({ name, parent: category.nullable().default(null), position: position.optional() })
  .meta({ id: "CategoryInput" });
export const categoryChangeSchema = z
  .strictObject({
    name: name.optional(),
    position: position.optional(),
    parent: category.nullable().optional().describe("Moves it, with everything below it; null: to the root."),
  })
  .refine((change) => Object.keys(change).length > 0, "Say what is to be changed.")
  .meta({ id: "CategoryChange" });
export const deletedCategorySchema = z.object({ category: z.string(), deleted: z.literal(true) });
export const categoryListSchema = z.object({ categories: z.array(categoryRecordSchema) });

interface CategoryRow extends CategoryRecord {
  id: number;
  parentId: number | null;
  depth: number;
}

const ROWS = `select c.id, c.slug, c.name, c.path, c.depth, c.position, c.parent_id as "parentId", above.slug as parent,
    (select count(*)::int from products p where p.category_id = c.id) as products
  from categories c left join categories above on above.id = c.parent_id`;

function toRecord({ slug, name, path, parent, position, products }: CategoryRow): CategoryRecord {
  return { slug, name, path, parent, position, products };
}

async function requireRow(named: string, on: Pick<PoolClient, "query"> = getPool()): Promise<CategoryRow> {
  // Where the slug of one is the path of another, the path is meant: that is what addresses hold.
  const { rows } = await on.query<CategoryRow>(
    `${ROWS} where c.slug = $1 or c.path = $1 order by (c.path = $1) desc limit 1`,
    [named],
  );
  const [row] = rows;
  if (!row) throw new AppError("not_found", `There is no category ${named}.`);
  return row;
}

/** All categories, each before those below it. Throws AppError unauthenticated or forbidden. */
export async function listCategoryRecords(actor: Actor): Promise<z.infer<typeof categoryListSchema>> {
  requireRight(actor, "catalog:read");
  const { rows } = await getPool("report").query<CategoryRow>(`${ROWS} order by c.path`);
  return { categories: rows.map(toRecord) };
}

/** One category by slug or path. Throws AppError not_found, unauthenticated or forbidden. */
export async function getCategoryRecord(named: string, actor: Actor): Promise<CategoryRecord> {
  requireRight(actor, "catalog:read");
  return toRecord(await requireRow(named));
}

/** Names from the root down to a category. */
async function namesOf(client: PoolClient, { path }: CategoryRow): Promise<string[]> {
  const { rows } = await client.query<{ name: string }>(
    "select name from categories where starts_with($1 || '/', path || '/') order by depth",
    [path],
  );
  return rows.map((row) => row.name);
}

/** Makes a category. Throws AppError conflict when its parent has one of that name, not_found, unauthenticated or forbidden. */
export async function createCategory(
  input: z.output<typeof categoryInputSchema>,
  actor: Actor,
): Promise<CategoryRecord> {
  const by = requireRight(actor, "catalog:write");
  const made = await writeCatalog(async (client) => {
    const parent = input.parent === null ? null : await requireRow(input.parent, client);
    const names = [...(parent ? await namesOf(client, parent) : []), input.name];
    const { rows: before } = await client.query<{ last: number }>(
      "select coalesce(max(id), 0) as last from categories",
    );
    const [id = 0] = (await ensureCategories(client, [names])).values();
    if (id <= (before[0]?.last ?? 0))
      throw new AppError("conflict", `There is a category ${names.join(" > ")} already.`);
    if (input.position !== undefined) {
      await client.query("update categories set position = $2 where id = $1", [id, input.position]);
    }
    const { rows } = await client.query<CategoryRow>(`${ROWS} where c.id = $1`, [id]);
    return rows[0];
  });
  if (!made) throw new Error("A category that was just made is there.");
  await recordAudit(getDb(), { actor: by, action: "category.add", subject: made.path });
  return toRecord(made);
}

/** Moves a category and everything below it to another parent, or to the root. */
async function move(client: PoolClient, row: CategoryRow, parent: CategoryRow | null): Promise<void> {
  if (parent && `${parent.path}/`.startsWith(`${row.path}/`)) {
    throw new AppError("conflict", "A category cannot lie in itself, or in one below it.");
  }
  const own = row.path.split("/").at(-1) ?? row.slug;
  const path = parent ? `${parent.path}/${own}` : own;
  if (path === row.path) return;
  const { rows } = await client.query("select 1 from categories where path = $1", [path]);
  if (rows.length > 0) throw new AppError("conflict", `There is a category ${path} already.`);
  await client.query(
    `update categories set path = $2 || substr(path, length($1) + 1), depth = depth + $3,
            parent_id = case when id = $4 then $5::int else parent_id end
      where starts_with(path || '/', $1 || '/')`,
    [row.path, path, (parent ? parent.depth + 1 : 0) - row.depth, row.id, parent?.id ?? null],
  );
}

/**
 * Renames or moves a category; its slug stays, and with it its address where it is not moved. Throws AppError not_found,
 * conflict, unauthenticated or forbidden.
 */
export async function changeCategory(
  named: string,
  change: z.output<typeof categoryChangeSchema>,
  actor: Actor,
): Promise<CategoryRecord> {
  const by = requireRight(actor, "catalog:write");
  const changed = await writeCatalog(async (client) => {
    const row = await requireRow(named, client);
    const { parent } = change;
    if (parent !== undefined) {
      await move(client, row, parent === null ? null : await requireRow(parent, client));
    }
    await client.query(
      "update categories set name = coalesce($2, name), position = coalesce($3, position) where id = $1",
      [row.id, change.name ?? null, change.position ?? null],
    );
    const { rows } = await client.query<CategoryRow>(`${ROWS} where c.id = $1`, [row.id]);
    return rows[0] ?? row;
  });
  const detail = { fields: Object.keys(change) };
  await recordAudit(getDb(), { actor: by, action: "category.change", subject: changed.path, detail });
  return toRecord(changed);
}

/** Takes an empty category away. Throws AppError conflict when there is something in it; otherwise as `changeCategory`. */
export async function deleteCategory(
  named: string,
  actor: Actor,
): Promise<{ category: string; deleted: true }> {
  const by = requireRight(actor, "catalog:write");
  const gone = await writeCatalog(async (client) => {
    const row = await requireRow(named, client);
    const { rows } = await client.query("select 1 from categories where parent_id = $1", [row.id]);
    if (rows.length > 0) throw new AppError("conflict", "There are categories below it.");
    if (row.products > 0) throw new AppError("conflict", "There are products in it, hidden ones perhaps.");
    await client.query("delete from categories where id = $1", [row.id]);
    return row;
  });
  await recordAudit(getDb(), { actor: by, action: "category.delete", subject: gone.path });
  return { category: gone.slug, deleted: true };
}
