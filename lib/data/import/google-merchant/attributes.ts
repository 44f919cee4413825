import { z } from "zod";
import { cleanLine, cutText } from "@/lib/platform/clean-words";
import type { RowCells } from "../cells/row-cells";
import { LONGEST, readWords } from "../cells/text-cells";
import type { AttributeValue } from "../contract/import-format";
import { ATTRIBUTES, AT } from "./columns";

/** A `product_detail`, as XML nests it. */
const detailSchema = z.object({ attribute_name: z.string(), attribute_value: z.string() });

function readDetail(line: string): [name: string, value: string] | null {
  if (!line.startsWith("{")) {
    // In tables: `section:name:value`.
    const [, name, value] = /^[^:]*:([^:]+):(.+)$/.exec(line) ?? [];
    return name === undefined || value === undefined ? null : [name, value];
  }
  try {
    const found = detailSchema.safeParse(JSON.parse(line)).data;
    return found ? [found.attribute_name, found.attribute_value] : null;
  } catch {
    return null;
  }
}

/** What the items of a product say of it besides what has a field of its own: words, each once. */
export function readAttributes(items: readonly RowCells[]): Record<string, AttributeValue> {
  const found = new Map<string, Set<string>>();
  const add = (name: string, words: readonly string[]) => {
    const key = cutText(cleanLine(name), LONGEST.tag);
    if (key === "" || key === "__proto__") return;
    const known = found.get(key) ?? new Set();
    for (const word of words) known.add(word);
    if (known.size > 0) found.set(key, known);
  };
  for (const cells of items) {
    for (const [place, name] of ATTRIBUTES) add(name, readWords(cells.text(place).split("\n")));
    add("highlights", readWords(cells.text(AT.highlights).split("\n")));
    for (const line of cells.text(AT.details).split("\n")) {
      const [name, value] = readDetail(line) ?? [];
      if (name !== undefined && value !== undefined) add(name, readWords([value]));
    }
  }
  const values = [...found].map(([name, words]): [string, AttributeValue] => {
    const list = [...words];
    return [name, list.length === 1 ? (list[0] ?? "") : list];
  });
  return Object.fromEntries(values);
}
