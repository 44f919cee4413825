import "server-only";
import { isAppError } from "@/lib/platform/errors";
import type { LiveCatalog } from "./catalog-index";
import { getLiveCatalog } from "./live-catalog";

/** A category of the tree with what is for sale in it and below it. */
export interface Department {
  name: string;
  /** Slugs from the root, joined by "/". */
  path: string;
  count: number;
  /** The picture of its newest product at hand. */
  image: string | null;
  children: Department[];
}

/** The category tree without the branches that have nothing for sale. */
export function buildDepartments(catalog: LiveCatalog, parentId: number | null = null): Department[] {
  const found: Department[] = [];
  for (const { id, parentId: above, name, path } of catalog.categories.values()) {
    if (above !== parentId) continue;
    let count = 0;
    let newest = { image: "", createdAt: -Infinity };
    for (const below of catalog.subtree(id)) {
      for (const product of catalog.inCategory(below)) {
        count++;
        if (product.stock > 0 && product.createdAt > newest.createdAt) newest = product;
      }
    }
    if (count === 0) continue;
    found.push({ name, path, count, image: newest.image || null, children: buildDepartments(catalog, id) });
  }
  return found;
}

let built: { catalog: LiveCatalog; version: number; departments: Department[] } | null = null;

/** The departments from memory. Empty for an empty shop, and while the catalog could not be read even once. */
export async function listDepartments(): Promise<Department[]> {
  try {
    const catalog = await getLiveCatalog();
    if (built?.catalog !== catalog || built.version !== catalog.version) {
      built = { catalog, version: catalog.version, departments: buildDepartments(catalog) };
    }
    return built.departments;
  } catch (error) {
    // Every page has them in its header: a page that could do without the catalog must not fail for it.
    if (isAppError(error)) return [];
    throw error;
  }
}
