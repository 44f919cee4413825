import { isTaken, type Verdict } from "@/lib/data/formats/verdict";
import type { SourceRow } from "@/lib/platform/files/source-row";
import type { Prepared, ProductDraft, SeenProducts, Survey } from "../contract/import-format";
import { deriveCategories } from "../naming/derive-category";

/** A row that was gathered at the first reading. */
export type GatheredRow = Pick<SourceRow, "line" | "values" | "raw">;

/** What the rows of a file make together. */
export interface Assembled {
  /** One for each row, in order; rows of one product share its draft. */
  verdicts: Verdict<ProductDraft>[];
  seen: SeenProducts;
  notes: string[];
  currency: string;
}

/** Products that the shop does not have and their files put nowhere get a category from their names. */
function placeNew(
  verdicts: readonly Verdict<ProductDraft>[],
  isKnown: (draft: ProductDraft) => boolean,
): number {
  const drafts = new Set(verdicts.flatMap((verdict) => (isTaken(verdict) ? [verdict.item] : [])));
  const homeless = [...drafts].filter((draft) => draft.category.length === 0 && !isKnown(draft));
  const derived = deriveCategories(homeless.map(({ name }) => name));
  homeless.forEach((draft, i) => (draft.category = derived[i] ?? ["Other"]));
  return homeless.length;
}

/**
 * A format whose products are made of several rows: all are gathered at the first reading, put together when none is missing,
 * and then judged in the same order.
 */
export function groupedSurvey(
  assemble: (rows: readonly GatheredRow[]) => Assembled,
  isKnown: (draft: ProductDraft) => boolean,
): Survey {
  const rows: GatheredRow[] = [];
  return {
    see: ({ line, values, raw }) => void rows.push({ line, values, raw }),
    async finish(): Promise<Prepared> {
      const { verdicts, seen, notes, currency } = assemble(rows);
      rows.length = 0;
      const placed = placeNew(verdicts, isKnown);
      const derived = `${placed} products had no category; theirs were derived from their names.`;
      let next = 0;
      return {
        products: [],
        notes: placed > 0 ? [derived, ...notes] : notes,
        currency,
        holds: "products",
        judge: () => verdicts[next++] ?? { reject: "the file has changed while it was read" },
        seen,
      };
    },
  };
}
