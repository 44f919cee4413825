import "server-only";
import { z } from "zod";
import { cleanText } from "@/lib/platform/clean-text";
import { getPool } from "@/lib/platform/db/client";
import { AppError } from "@/lib/platform/errors";
import { type Actor, requireRight } from "@/lib/shop/auth/actor";
import { changeCategory, createCategory, deleteCategory } from "@/lib/shop/catalog/category-commands";
import { categoryName, categoryPosition } from "@/lib/shop/catalog/category-input";

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
const name = categoryName.refine((text) => text !== ">", "Please enter a name.");

export const categoryInputSchema = z
  .strictObject({ name, parent: category.nullable().default(null), position: categoryPosition.optional() })
  .meta({ id: "CategoryInput" });
export const categoryRecordChangeSchema = z
  .strictObject({
    name: name.optional(),
    position: categoryPosition.optional(),
    parent: category.nullable().optional().describe("Moves it, with everything below it; null: to the root."),
  })
  .refine((change) => Object.keys(change).length > 0, "Say what is to be changed.")
  .meta({ id: "CategoryChange" });
export const deletedCategorySchema = z.object({ category: z.string(), deleted: z.literal(true) });
export const categoryListSchema = z.object({ categories: z.array(categoryRecordSchema) });

interface CategoryRow extends CategoryRecord {
  id: number;
}

const ROWS = `select c.id, c.slug, c.name, c.path, c.position, above.slug as parent,
    (select count(*)::int from products p where p.category_id = c.id) as products
  from categories c left join categories above on above.id = c.parent_id`;

function toRecord({ slug, name, path, parent, position, products }: CategoryRow): CategoryRecord {
  return { slug, name, path, parent, position, products };
}

async function requireRow(named: string): Promise<CategoryRow> {
  // Where the slug of one is the path of another, the path is meant: that is what addresses hold.
  const { rows } = await getPool().query<CategoryRow>(
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

/** The number of the category that is to hold another; null: it is to be a department. */
async function numberOf(parent: string | null): Promise<number | null> {
  return parent === null ? null : (await requireRow(parent)).id;
}

async function readRow(id: number): Promise<CategoryRecord> {
  const { rows } = await getPool().query<CategoryRow>(`${ROWS} where c.id = $1`, [id]);
  const [row] = rows;
  if (!row) throw new AppError("not_found", "The category is gone again.");
  return toRecord(row);
}

/** Makes a category. Throws AppError conflict when its parent has one of that name, not_found, unauthenticated or forbidden. */
export async function addCategory(
  { name, parent, position }: z.output<typeof categoryInputSchema>,
  actor: Actor,
): Promise<CategoryRecord> {
  requireRight(actor, "catalog:write");
  return readRow(await createCategory({ name, parentId: await numberOf(parent), position }, actor));
}

/**
 * Renames or moves a category; its slug stays, and with it its address where it is not moved. Throws AppError not_found,
 * conflict, unauthenticated or forbidden.
 */
export async function changeNamedCategory(
  named: string,
  { name, parent, position }: z.output<typeof categoryRecordChangeSchema>,
  actor: Actor,
): Promise<CategoryRecord> {
  requireRight(actor, "catalog:write");
  const { id } = await requireRow(named);
  const parentId = parent === undefined ? undefined : await numberOf(parent);
  await changeCategory(id, { name, parentId, position }, actor);
  return readRow(id);
}

/** Takes an empty category away. Throws AppError conflict when there is something in it; otherwise as `changeNamedCategory`. */
export async function deleteNamedCategory(
  named: string,
  actor: Actor,
): Promise<{ category: string; deleted: true }> {
  requireRight(actor, "catalog:write");
  const { id, slug } = await requireRow(named);
  await deleteCategory(id, actor);
  return { category: slug, deleted: true };
}
