import { chooseFree, toSlug } from "@/lib/platform/slug";

/** A category the shop has. */
export interface CategoryRow {
  id: number;
  parentId: number | null;
  name: string;
  slug: string;
  path: string;
}

/** A category to be made. Its parent stands before it or is there already. */
export interface NewCategory {
  key: string;
  parentKey: string | null;
  name: string;
  slug: string;
  path: string;
  depth: number;
}

/** Names of a category from the root down, as one key. */
export function keyOfPath(names: readonly string[]): string {
  return names.join("\n");
}

/** Spellings of one name: case, accents of Latin letters and marks between words do not make two categories. */
function foldName(name: string): string {
  const folded = name
    .normalize("NFKD")
    .replace(/(\p{Script=Latin})[\u0300-\u036f]+/gu, "$1")
    .normalize("NFC")
    .toLowerCase()
    .replace(/['’]/g, "")
    .replace(/&/g, " and ")
    .replace(/[^\p{L}\p{N}\p{M}\p{S}]+/gu, " ")
    .trim();
  return folded === "" ? name.trim() : folded;
}

/**
 * The categories that are missing for all of `paths` to exist, and where each path is found: under `ids` what is there, under
 * `keys` the key of what is to be made. Two paths are one category when their names are, however their addresses look.
 */
export class CategoryPlan {
  /** To be made, parents first. */
  readonly missing: NewCategory[] = [];
  readonly #byNames = new Map<string, number | string>();
  readonly #paths = new Map<string, string>();
  readonly #slugs: Set<string>;
  readonly #takenPaths: Set<string>;

  constructor(existing: readonly CategoryRow[]) {
    this.#slugs = new Set(existing.map(({ slug }) => slug));
    this.#takenPaths = new Set(existing.map(({ path }) => path));
    const byId = new Map(existing.map((row) => [row.id, row]));
    for (const row of existing) {
      const names: string[] = [];
      for (let at: CategoryRow | undefined = row; at; at = byId.get(at.parentId ?? -1))
        names.unshift(at.name);
      const key = keyOfPath(names.map(foldName));
      if (!this.#byNames.has(key)) this.#byNames.set(key, row.id);
      this.#paths.set(String(row.id), row.path);
    }
  }

  /** The number of a category that is there, else the key of one to be made. */
  find(names: readonly string[]): number | string {
    const folded = keyOfPath(names.map(foldName));
    const found = this.#byNames.get(folded);
    if (found !== undefined) return found;
    // No number looks like this.
    const key = `new:${folded}`;
    const parent = names.length > 1 ? this.find(names.slice(0, -1)) : null;
    const name = names.at(-1) ?? "";
    const own = toSlug(name) || "other";
    const above = parent === null ? "" : `${this.#paths.get(String(parent)) ?? ""}/`;
    const path = chooseFree([`${above}${own}`], (candidate) => this.#takenPaths.has(candidate));
    // Slugs are unique in the whole tree: one that is taken elsewhere carries its ancestors' names.
    const slug = chooseFree([own, path.replaceAll("/", "-")], (candidate) => this.#slugs.has(candidate));
    this.#takenPaths.add(path);
    this.#slugs.add(slug);
    this.#byNames.set(folded, key);
    this.#paths.set(key, path);
    this.missing.push({
      key,
      parentKey: parent === null ? null : String(parent),
      name,
      slug,
      path,
      depth: names.length - 1,
    });
    return key;
  }
}
