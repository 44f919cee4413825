import { z } from "zod";
import { readTableState } from "@/lib/platform/table-query";
import type { BulkSelection } from "./bulk-input";
import { PRODUCT_FILTERS } from "./product-filters";

const MOST_TICKED = 1_000;

/** Which products an address or form names: `which=matching` for all that its filters leave, else the ticked `ids`. */
export const selectionSchema = z
  .looseObject({
    which: z.enum(["ticked", "matching"]).default("ticked"),
    ids: z
      .union([z.string(), z.array(z.string())])
      .default([])
      .transform((ids) => [ids].flat().flatMap((text) => text.split(",")))
      .pipe(z.array(z.string().regex(/^\d{1,9}$/)).max(MOST_TICKED)),
  })
  .transform(({ which, ids, ...rest }): BulkSelection => {
    const { filters } = readTableState(
      { sorts: ["name"], sortedBy: "name", filters: PRODUCT_FILTERS },
      // A bulk change has a status and a stock of its own.
      Object.fromEntries(
        Object.keys(PRODUCT_FILTERS).map((name) => [name, rest[`of-${name}`] as string | undefined]),
      ),
    );
    return which === "matching" ? { ids: null, filters } : { ids: ids.map(Number), filters: {} };
  });
