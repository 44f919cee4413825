import { inspectFile } from "@/lib/platform/files/inspect-file";
import { openCsv } from "@/lib/platform/files/read-csv";
import { column } from "@/lib/platform/files/source-row";

export interface ItemProperties {
  /** Item → its last known category. */
  categories: Map<string, string>;
  /** Items whose last known state is "not available". */
  unavailable: Set<string>;
}

/**
 * The properties of the wanted items that are not hashed: category and availability. Later rows of an item win by
 * their time, across all parts of the data set.
 */
export async function readItemProperties(
  files: readonly string[],
  wanted: { has(item: string): boolean },
): Promise<ItemProperties> {
  const categories = new Map<string, string>();
  const unavailable = new Set<string>();
  const newest = new Map<string, number>();
  const specs = [column("timestamp"), column("itemid"), column("property"), column("value")];
  for (const file of files) {
    const table = await openCsv(await inspectFile(file), specs);
    for await (const rows of table.rows()) {
      for (const { values, problem } of rows) {
        const [time, item = "", property = "", value = ""] = values;
        if (problem !== null || !wanted.has(item)) continue;
        if (property !== "categoryid" && property !== "available") continue;
        const key = `${property} ${item}`;
        const at = Number(time);
        if (at < (newest.get(key) ?? 0)) continue;
        newest.set(key, at);
        if (property === "categoryid") categories.set(item, value);
        else if (value === "0") unavailable.add(item);
        else unavailable.delete(item);
      }
    }
  }
  return { categories, unavailable };
}
