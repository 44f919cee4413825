import { inspectFile } from "@/lib/platform/files/inspect-file";
import { openCsv } from "@/lib/platform/files/read-csv";
import { column, optionalColumn } from "@/lib/platform/files/source-row";

/** Deeper levels than a shop shows are folded into the last one. */
const DEEPEST = 3;

/** Category → its parent, of category_tree.csv; roots have none. */
export async function readCategoryTree(file: string | null): Promise<Map<string, string>> {
  const parents = new Map<string, string>();
  if (file === null) return parents;
  const table = await openCsv(await inspectFile(file), [column("categoryid"), optionalColumn("parentid")]);
  for await (const rows of table.rows()) {
    for (const { values, problem } of rows) {
      const [category = "", parent = ""] = values;
      if (problem === null && category !== "") parents.set(category, parent);
    }
  }
  return parents;
}

/** Names from the root for a category of the tree. The data set names none, so they carry its numbers. */
export function nameCategory(category: string, parents: ReadonlyMap<string, string>): string[] {
  const chain: string[] = [];
  // A damaged tree may have a cycle.
  for (let at = category; at !== "" && !chain.includes(at); at = parents.get(at) ?? "") chain.unshift(at);
  return chain.slice(0, DEEPEST).map((id) => `Category ${id}`);
}
