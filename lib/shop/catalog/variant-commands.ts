import "server-only";
import type { Db } from "@/lib/platform/db/client";
import { fieldError, requireFreeCodes, requireReduction } from "./product-checks";
import type { VariantChange } from "./product-input";

interface Known {
  id: number;
  sku: string;
  optionValues: string[];
  priceAmount: number;
  compareAtAmount: number | null;
  stock: number;
  position: number;
}

/** Every variant chooses a value for each option, and no two the same ones. */
function requireDistinct(optionNames: readonly string[], all: ReadonlyMap<string, readonly string[]>): void {
  const seen = new Map<string, string>();
  for (const [sku, values] of all) {
    if (values.length !== optionNames.length)
      throw fieldError("invalid", "variants", `${sku} needs a value for each of ${optionNames.join(", ")}.`);
    const key = values.join("\n").toLowerCase();
    const other = seen.get(key);
    if (other !== undefined)
      throw fieldError(
        "invalid",
        "variants",
        `${sku} and ${other} are the same choice: ${values.join(", ")}.`,
      );
    seen.set(key, sku);
  }
}

async function changeOne(db: Db, known: Known, change: VariantChange, path: string): Promise<void> {
  const { values, price, compareAt, cost, status, image } = change;
  const compared = compareAt === undefined ? known.compareAtAmount : compareAt;
  requireReduction(price ?? known.priceAmount, compared, `${path}.compareAt`);
  const stock = change.stock ?? (change.stockBy === undefined ? undefined : known.stock + change.stockBy);
  await db.productVariant.update({
    where: { id: known.id },
    data: {
      optionValues: values,
      priceAmount: price,
      compareAtAmount: compareAt,
      costAmount: cost,
      stock: stock === undefined ? undefined : Math.max(0, stock),
      status,
      image,
    },
    select: { id: true },
  });
}

async function addOne(db: Db, productId: number, position: number, change: VariantChange, path: string) {
  const { sku, values, price, compareAt = null, cost = null, stock = 0, status, image } = change;
  if (values === undefined || price === undefined)
    throw fieldError("invalid", path, `The new variant ${sku} needs a value for each option, and a price.`);
  requireReduction(price, compareAt, `${path}.compareAt`);
  await db.productVariant.create({
    data: {
      productId,
      sku,
      optionValues: values,
      position,
      priceAmount: price,
      compareAtAmount: compareAt,
      costAmount: cost,
      stock,
      status,
      image,
    },
    select: { id: true },
  });
}

/**
 * Changes variants of a product that is locked, by their code, and adds those that are new. None is ever removed: carts and
 * orders speak of them; a hidden one is not sold. Throws AppError invalid or conflict.
 */
export async function changeVariants(
  db: Db,
  { id, optionNames }: { id: number; optionNames: readonly string[] },
  changes: readonly VariantChange[],
): Promise<void> {
  const rows = await db.productVariant.findMany({
    where: { productId: id },
    orderBy: [{ position: "asc" }, { id: "asc" }],
    select: {
      id: true,
      sku: true,
      optionValues: true,
      priceAmount: true,
      compareAtAmount: true,
      stock: true,
      position: true,
    },
  });
  const known = new Map(rows.map((row) => [row.sku, row]));
  const codes = changes.map(({ sku }, i) => ({ sku, path: `variants.${i}.sku` }));
  await requireFreeCodes(db, codes, { ownProduct: id, ownVariants: rows.map((row) => row.id) });
  requireDistinct(
    optionNames,
    new Map([
      ...rows.map((row) => [row.sku, row.optionValues] as const),
      ...changes.flatMap(({ sku, values }) => (values ? [[sku, values] as const] : [])),
    ]),
  );
  let position = (rows.at(-1)?.position ?? -1) + 1;
  for (const [i, change] of changes.entries()) {
    const row = known.get(change.sku);
    if (row) await changeOne(db, row, change, `variants.${i}`);
    else await addOne(db, id, position++, change, `variants.${i}`);
  }
}
