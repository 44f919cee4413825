import "server-only";
import { getDb } from "@/lib/platform/db/client";
import { type Actor, requireRight } from "@/lib/shop/auth/actor";

/** A category in the merchant's tree. */
export interface CategoryNode {
  id: number;
  name: string;
  path: string;
  depth: number;
  parentId: number | null;
  /** Products of exactly this category, hidden ones included; archived ones too. */
  products: number;
  /** Categories of exactly this one. */
  children: number;
}

/** Every category, each behind its parent and in the shop's order. Throws AppError unauthenticated or forbidden. */
export async function listCategoryTree(actor: Actor): Promise<CategoryNode[]> {
  requireRight(actor, "catalog:read");
  const rows = await getDb().category.findMany({
    orderBy: [{ position: "asc" }, { id: "asc" }],
    select: {
      id: true,
      name: true,
      path: true,
      depth: true,
      parentId: true,
      _count: { select: { products: true, children: true } },
    },
  });
  const byParent = new Map<number | null, CategoryNode[]>();
  for (const { _count, ...row } of rows) {
    const siblings = byParent.get(row.parentId) ?? [];
    siblings.push({ ...row, ..._count });
    byParent.set(row.parentId, siblings);
  }
  const ordered: CategoryNode[] = [];
  const visit = (parentId: number | null) => {
    for (const node of byParent.get(parentId) ?? []) {
      ordered.push(node);
      visit(node.id);
    }
  };
  visit(null);
  return ordered;
}
