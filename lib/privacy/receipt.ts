import "server-only";
import { timingSafeEqual } from "node:crypto";
import { z } from "zod";
import { signErasure } from "@/lib/shop/shoppers/erasure-mark";

/** What says that somebody was erased: keyed hashes of their ids and counts by table, signed by the shop. Names nobody. */
export const receiptSchema = z
  .object({
    format: z.literal("aisle-erasure-1"),
    id: z.uuid(),
    erasedAt: z.iso.datetime(),
    marks: z
      .array(z.string().min(1).max(100))
      .min(1)
      .max(100_000)
      .describe("Keyed hashes of the ids that were erased: only this shop can make them."),
    rows: z
      .record(z.string().max(100), z.int().min(0))
      .describe("How many rows were removed, or made nobody's, by table."),
    signature: z.string().max(100),
  })
  .meta({ id: "ErasureReceipt" });
export type Receipt = z.infer<typeof receiptSchema>;

/** The same text for the same receipt, whatever order its fields have come in. */
function toSignedText({ format, id, erasedAt, marks, rows }: Omit<Receipt, "signature">): string {
  return JSON.stringify([
    format,
    id,
    erasedAt,
    marks,
    Object.entries(rows).sort(([a], [b]) => (a < b ? -1 : 1)),
  ]);
}

export function signReceipt(receipt: Omit<Receipt, "signature">): Receipt {
  return { ...receipt, signature: signErasure(toSignedText(receipt)) };
}

/** Whether the shop has signed this receipt, and nothing of it was changed since. */
export function isSigned({ signature, ...receipt }: Receipt): boolean {
  const [given, ours] = [signature, signErasure(toSignedText(receipt))].map((text) => Buffer.from(text));
  return (
    given !== undefined && ours !== undefined && given.length === ours.length && timingSafeEqual(given, ours)
  );
}
