import type { OpenedFormat, Prepared } from "./contract/import-format";
import type { ShopProducts } from "./contract/shop-products";

/** Reads the whole table once, so that a format knows its products before the first row is judged. */
export async function surveyTable(
  { table, bytes, startSurvey }: OpenedFormat,
  shop: ShopProducts,
  onProgress: (fraction: number) => void,
): Promise<Prepared> {
  const survey = startSurvey(shop);
  for await (const rows of table.rows((read) => onProgress(read / bytes))) {
    for (const row of rows) if (row.problem === null) survey.see(row);
  }
  return survey.finish();
}
