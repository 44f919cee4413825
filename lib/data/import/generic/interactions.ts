import { createInteractionJudge, SHOP_COLUMNS, shopRules } from "@/lib/data/formats/interactions";
import { mapColumns, mapHint } from "@/lib/data/formats/map-columns";
import { itemOf } from "@/lib/data/formats/verdict";
import { inspectFile } from "@/lib/platform/files/inspect-file";
import { openTable } from "@/lib/platform/files/open-table";
import { isUuid } from "@/lib/platform/ids";
import { USUAL_CURRENCY } from "../contract/shop-products";
import { type OpenFormat, type Prepared, withKey } from "../contract/import-format";

const ID_PLACE = SHOP_COLUMNS.length - 1;

/** Interactions as CSV or JSON Lines, for products the shop has. Columns and rules in docs/data.md. */
export const openInteractions: OpenFormat = async (path, { columns, delimiter, kinds, now }) => {
  const facts = await inspectFile(path);
  const table = await openTable(facts, mapColumns(SHOP_COLUMNS, columns), {
    delimiter,
    hint: mapHint(SHOP_COLUMNS),
  });
  const judgeInteraction = createInteractionJudge(table, { rules: shopRules(now), kinds });
  const prepared: Prepared = {
    products: [],
    notes: [],
    currency: USUAL_CURRENCY,
    holds: "interactions",
    judge(row) {
      const id = row.values[ID_PLACE] ?? "";
      const verdict = withKey(judgeInteraction(row), ({ shopper, product, kind, at, value }) =>
        id === "" ? [shopper, product, kind, at, value] : ["id", id],
      );
      const fact = itemOf(verdict);
      return fact !== null && isUuid(id) ? { item: { ...fact, id: id.toLowerCase() } } : verdict;
    },
  };
  return {
    hash: facts.hash,
    bytes: facts.bytes,
    table,
    source: null,
    startSurvey: () => ({ see: () => {}, finish: async () => prepared }),
  };
};
