import { z } from "zod";
import { attributeLabel, attributeText } from "./attribute-label";

export interface ProductAttribute {
  label: string;
  value: string;
}

const plain = z.union([z.string().trim().min(1), z.number(), z.boolean()]);
const values = z.union([plain, z.array(plain).min(1)]);

/** The attributes column as lines of a table. It holds whatever was imported: what is not a plain value is left out. */
export function readAttributes(column: unknown): ProductAttribute[] {
  const parsed = z.record(z.string(), z.unknown()).safeParse(column);
  if (!parsed.success) return [];
  return Object.entries(parsed.data).flatMap(([key, given]) => {
    const value = values.safeParse(given);
    const label = attributeLabel(key);
    if (!value.success || label === "") return [];
    return [{ label, value: [value.data].flat().map(attributeText).join(", ") }];
  });
}
