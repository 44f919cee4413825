import "server-only";
import type { Db } from "@/lib/platform/db/client";
import { inTransaction } from "@/lib/platform/db/transaction";
import { AppError } from "@/lib/platform/errors";
import { chooseFree, toSlug } from "@/lib/platform/slug";
import { recordAudit } from "@/lib/shop/audit/record-audit";
import { type Actor, requireRight } from "@/lib/shop/auth/actor";
import type { CategoryChange, NewCategory } from "./category-input";
import { fieldError } from "./product-checks";

interface Row {
  id: number;
  name: string;
  slug: string;
  path: string;
  depth: number;
  parentId: number | null;
}

/** Whoever changes the tree does it alone: paths of a whole branch hang together. */
async function lockTree(db: Db): Promise<Map<number, Row>> {
  await db.$executeRaw`lock table categories in share row exclusive mode`;
  const rows = await db.category.findMany({
    select: { id: true, name: true, slug: true, path: true, depth: true, parentId: true },
  });
  return new Map(rows.map((row) => [row.id, row]));
}

function requireRow(tree: ReadonlyMap<number, Row>, id: number): Row {
  const row = tree.get(id);
  if (!row) throw new AppError("not_found", "There is no such category any more.");
  return row;
}

function requireParent(tree: ReadonlyMap<number, Row>, parentId: number | null): Row | null {
  if (parentId === null) return null;
  const parent = tree.get(parentId);
  if (!parent) throw fieldError("invalid", "parentId", "There is no such category to put it in.");
  return parent;
}

function requireFreeName(
  tree: ReadonlyMap<number, Row>,
  name: string,
  parentId: number | null,
  own = 0,
): void {
  const same = [...tree.values()].find(
    (row) => row.id !== own && row.parentId === parentId && row.name.toLowerCase() === name.toLowerCase(),
  );
  if (same) throw fieldError("conflict", "name", `“${same.name}” is there already.`);
}

const below = (path: string | undefined, slug: string) => (path === undefined ? slug : `${path}/${slug}`);

/** The next free place behind the others of a parent. */
async function lastPosition(db: Db, parentId: number | null): Promise<number> {
  const { _max } = await db.category.aggregate({ where: { parentId }, _max: { position: true } });
  return (_max.position ?? -1) + 1;
}

/** Adds a category. Returns its number. Throws AppError unauthenticated, forbidden, invalid, or conflict for a name twice. */
export async function createCategory(
  { name, parentId, position }: NewCategory,
  actor: Actor,
): Promise<number> {
  const by = requireRight(actor, "catalog:write");
  return inTransaction(async (db) => {
    const tree = await lockTree(db);
    const parent = requireParent(tree, parentId);
    requireFreeName(tree, name, parentId);
    const rows = [...tree.values()];
    const own = toSlug(name) || "category";
    const last = chooseFree([own], (slug) => rows.some(({ path }) => path === below(parent?.path, slug)));
    const path = below(parent?.path, last);
    const slug = chooseFree([last, path.replaceAll("/", "-")], (one) => rows.some((row) => row.slug === one));
    const { id } = await db.category.create({
      data: {
        name,
        slug,
        path,
        depth: (parent?.depth ?? -1) + 1,
        parentId,
        position: position ?? (await lastPosition(db, parentId)),
      },
      select: { id: true },
    });
    await recordAudit(db, { actor: by, action: "category.create", subject: path, detail: { name } });
    return id;
  });
}

/** Gives a branch another address and depth, itself first. */
async function moveBranch(db: Db, tree: ReadonlyMap<number, Row>, row: Row, path: string, depth: number) {
  const inside = [...tree.values()].filter((one) => one.path.startsWith(`${row.path}/`));
  await db.category.update({ where: { id: row.id }, data: { path, depth }, select: { id: true } });
  for (const one of inside.sort((a, b) => a.depth - b.depth)) {
    const data = { path: path + one.path.slice(row.path.length), depth: one.depth - row.depth + depth };
    await db.category.update({ where: { id: one.id }, data, select: { id: true } });
  }
}

/**
 * Renames a category, or puts it with everything in it somewhere else. Its address stays when only its name changes. Throws
 * AppError unauthenticated, forbidden, not_found, invalid, or conflict for a name twice and when it would lie in itself.
 */
export async function changeCategory(id: number, change: CategoryChange, actor: Actor): Promise<void> {
  const by = requireRight(actor, "catalog:write");
  await inTransaction(async (db) => {
    const tree = await lockTree(db);
    const row = requireRow(tree, id);
    const name = change.name ?? row.name;
    const parentId = change.parentId === undefined ? row.parentId : change.parentId;
    const parent = requireParent(tree, parentId);
    if (parent && (parent.id === id || parent.path.startsWith(`${row.path}/`)))
      throw fieldError("conflict", "parentId", "A category cannot lie in itself, or in one below it.");
    requireFreeName(tree, name, parentId, id);
    if (name !== row.name) await db.category.update({ where: { id }, data: { name }, select: { id: true } });
    if (parentId !== row.parentId) {
      const taken = new Set([...tree.values()].map(({ path }) => path));
      const last = row.path.split("/").at(-1) ?? row.slug;
      const path = chooseFree([below(parent?.path, last)], (one) => taken.has(one));
      await db.category.update({
        where: { id },
        data: { parentId, position: await lastPosition(db, parentId) },
        select: { id: true },
      });
      await moveBranch(db, tree, row, path, (parent?.depth ?? -1) + 1);
    }
    if (change.position !== undefined) {
      const data = { position: change.position };
      await db.category.update({ where: { id }, data, select: { id: true } });
    }
    const detail = { from: `${row.path} (${row.name})`, name, parent: parent?.path ?? "" };
    await recordAudit(db, { actor: by, action: "category.change", subject: row.path, detail });
  });
}

/** Changes places with the category before or behind it. Throws AppError unauthenticated, forbidden or not_found. */
export async function shiftCategory(id: number, by: -1 | 1, actor: Actor): Promise<void> {
  requireRight(actor, "catalog:write");
  await inTransaction(async (db) => {
    const row = requireRow(await lockTree(db), id);
    const siblings = await db.category.findMany({
      where: { parentId: row.parentId },
      orderBy: [{ position: "asc" }, { id: "asc" }],
      select: { id: true },
    });
    const ids = siblings.map((one) => one.id);
    const at = ids.indexOf(id);
    const other = ids[at + by];
    if (other === undefined) return;
    ids[at + by] = id;
    ids[at] = other;
    for (const [position, one] of ids.entries())
      await db.category.update({ where: { id: one }, data: { position }, select: { id: true } });
  });
}

/** Removes a category that holds nothing. Throws AppError unauthenticated, forbidden, not_found, or conflict. */
export async function deleteCategory(id: number, actor: Actor): Promise<void> {
  const by = requireRight(actor, "catalog:write");
  await inTransaction(async (db) => {
    const row = requireRow(await lockTree(db), id);
    const [products, children] = await Promise.all([
      db.product.count({ where: { categoryId: id } }),
      db.category.count({ where: { parentId: id } }),
    ]);
    if (products + children > 0) {
      const held = [
        products > 0 ? `${products} ${products === 1 ? "product" : "products"}, hidden ones included` : "",
        children > 0 ? `${children} ${children === 1 ? "category" : "categories"}` : "",
      ].filter(Boolean);
      throw new AppError(
        "conflict",
        `“${row.name}” still holds ${held.join(" and ")}. Move them elsewhere first.`,
      );
    }
    await db.category.delete({ where: { id }, select: { id: true } });
    await recordAudit(db, {
      actor: by,
      action: "category.delete",
      subject: row.path,
      detail: { name: row.name },
    });
  });
}
