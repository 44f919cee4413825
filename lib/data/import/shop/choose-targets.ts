import type { PoolClient } from "pg";
import { toSlug } from "@/lib/platform/slug";
import type { ProductDraft } from "../contract/import-format";
import type { Target } from "./stage-products";

/** The product of the shop each draft is about: by its handle, else by its code; null for a new one. */
export async function findTargets(
  client: PoolClient,
  drafts: readonly ProductDraft[],
): Promise<(Target | null)[]> {
  const { rows } = await client.query<Target & { handle: string | null }>(
    "select id, sku, slug, handle from products where sku = any($1) or handle = any($2)",
    [drafts.map(({ sku }) => sku), drafts.flatMap(({ handle }) => handle ?? [])],
  );
  const bySku = new Map(rows.map((row) => [row.sku, row]));
  const byHandle = new Map(rows.flatMap((row) => (row.handle === null ? [] : [[row.handle, row] as const])));
  return drafts.map(
    ({ sku, handle }) => (handle === undefined ? undefined : byHandle.get(handle)) ?? bySku.get(sku) ?? null,
  );
}

/** The n-th address a product may have: its name's, with its code, and with a number behind that. */
function nthSlug({ name, sku, handle }: ProductDraft, n: number): string {
  // The handle of another shop is the address its product has there; ids it made up are none.
  const address = handle === undefined || handle.includes(":") ? "" : toSlug(handle);
  const own = address || toSlug(name) || toSlug(sku) || "product";
  if (n === 0) return own;
  const code = toSlug(sku);
  const long = code === "" || code === own ? own : `${own}-${code}`;
  return n === 1 && long !== own ? long : `${long}-${n + 1}`;
}

/**
 * An address for each new draft, none of which the shop or another draft has. The address of a product that is there never
 * changes, whatever it is called now.
 */
export async function chooseSlugs(
  client: PoolClient,
  drafts: readonly ProductDraft[],
  targets: readonly (Target | null)[],
): Promise<string[]> {
  const chosen = new Map<number, string>();
  targets.forEach((target, i) => target && chosen.set(i, target.slug));
  let open = drafts.map((_, i) => i).filter((i) => !chosen.has(i));
  const taken = new Set(chosen.values());
  const tries = new Map(open.map((i) => [i, 0]));
  const wish = (i: number): string => nthSlug(drafts[i] as ProductDraft, tries.get(i) ?? 0);
  while (open.length > 0) {
    const { rows } = await client.query<{ slug: string }>("select slug from products where slug = any($1)", [
      open.map(wish),
    ]);
    for (const { slug } of rows) taken.add(slug);
    const refused: number[] = [];
    for (const i of open) {
      const slug = wish(i);
      if (taken.has(slug)) {
        tries.set(i, (tries.get(i) ?? 0) + 1);
        refused.push(i);
      } else {
        taken.add(slug);
        chosen.set(i, slug);
      }
    }
    open = refused;
  }
  return drafts.map((_, i) => chosen.get(i) ?? "product");
}
