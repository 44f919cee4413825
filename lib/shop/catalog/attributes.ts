import { z } from "zod";

export interface ProductAttribute {
  label: string;
  value: string;
}

const plain = z.union([z.string().trim().min(1), z.number(), z.boolean()]);
const values = z.union([plain, z.array(plain).min(1)]);

function toText(value: z.infer<typeof plain>): string {
  return typeof value === "boolean" ? (value ? "Yes" : "No") : String(value);
}

/** `seatHeight`, `seat_height` and `seat height` → `Seat height`. */
function toLabel(key: string): string {
  const words = key
    .replace(/([a-z\d])([A-Z])/g, "$1 $2")
    .replace(/[_-]+/g, " ")
    .trim();
  return words.charAt(0).toUpperCase() + words.slice(1).toLowerCase();
}

/** The attributes column as lines of a table. It holds whatever was imported: what is not a plain value is left out. */
export function readAttributes(column: unknown): ProductAttribute[] {
  const parsed = z.record(z.string(), z.unknown()).safeParse(column);
  if (!parsed.success) return [];
  return Object.entries(parsed.data).flatMap(([key, given]) => {
    const value = values.safeParse(given);
    const label = toLabel(key);
    if (!value.success || label === "") return [];
    return [{ label, value: [value.data].flat().map(toText).join(", ") }];
  });
}
