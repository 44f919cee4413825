import type { Verdict } from "@/lib/data/formats/verdict";
import type { SourceRow } from "@/lib/platform/files/source-row";
import { Refusal, RowCells } from "../cells/row-cells";
import type { ProductDraft } from "../contract/import-format";
import { skuOf } from "./catalog-columns";
import { type CatalogReading, DraftReader } from "./catalog-row";
import { withoutPlace } from "./catalog-variants";

/** Reads the rows of a catalog as drafts. */
export class CatalogRows {
  /** Codes of variants, with the code of their product. */
  readonly #variants = new Map<string, string>();

  constructor(private readonly reading: CatalogReading) {}

  read(row: SourceRow): Verdict<ProductDraft> {
    const cells = new RowCells(row, this.reading.names);
    try {
      const item = new DraftReader(cells, this.reading, this.#variants).read(skuOf(row));
      return { item, remarks: cells.remarks };
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      return { reject: error.message, group: withoutPlace(error.message).replace(/".*"/, "…") };
    }
  }
}
