import { cleanLine, cutText, saysNothing } from "@/lib/platform/clean-words";
import { readJsonCell } from "../cells/read-json-cell";
import type { RowCells } from "../cells/row-cells";
import { LONGEST, readWords } from "../cells/text-cells";
import type { AttributeValue, ProductDraft } from "../contract/import-format";
import { AT } from "./catalog-columns";

const LONGEST_VALUE = 1_000;

type Attributes = ProductDraft["attributes"];

/** The attributes of a product, by their names: each a word or a list of words. */
export function readAttributesCell(cells: RowCells): Attributes {
  const found = readJsonCell(cells, AT.attributes);
  if (found === null || Array.isArray(found)) {
    const isSaid = !saysNothing(cells.text(AT.attributes));
    if (isSaid) cells.remark(AT.attributes, "is no object in JSON: left out");
    return {};
  }
  const attributes: Attributes = {};
  for (const [name, value] of Object.entries(found)) {
    const key = cutText(cleanLine(name), LONGEST.tag);
    const words = toWords(value);
    if (key !== "" && key !== "__proto__" && words !== null) attributes[key] = words;
  }
  return attributes;
}

function toWords(value: unknown): AttributeValue | null {
  if (Array.isArray(value)) {
    const words = readWords(value.filter((one) => typeof one !== "object").map(String));
    return words.length > 0 ? words : null;
  }
  if (typeof value === "number" || typeof value === "boolean") return value;
  if (typeof value !== "string") return null;
  const word = cutText(cleanLine(value), LONGEST_VALUE);
  return word === "" ? null : word;
}
