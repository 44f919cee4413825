import "server-only";
import { z } from "zod";
import { getDb } from "@/lib/platform/db/client";
import type { GivenLine } from "@/lib/platform/http/lines";
import { recordAudit } from "@/lib/shop/audit/record-audit";
import { type Actor, requireRight } from "@/lib/shop/auth/actor";
import { type FailedLine, readLine, takeGroups } from "./line-results";
import { type ProductInput, productInputSchema } from "./product-input";
import { type Taken, takeProducts, writeCatalog } from "./take-products";

/** What became of one line; there is one for each line that is not blank, in their order. */
export const productLineSchema = z
  .object({
    line: z.int().min(1).describe("Of the body, from 1."),
    status: z
      .enum(["created", "updated", "unchanged", "rejected", "failed"])
      .describe("failed: from this line on nothing was taken, and nothing more is said."),
    sku: z.string().optional(),
    message: z.string().optional().describe("Why it was rejected."),
    notes: z.array(z.string()).optional().describe("What was understood otherwise than said, or left out."),
  })
  .meta({ id: "ProductLine" });
type ProductLine = z.infer<typeof productLineSchema>;

type Read = { line: number; input: ProductInput } | { line: number; message: string };

function readInput(given: GivenLine): Read {
  const read = readLine(given);
  if ("problem" in read) return { line: read.line, message: read.problem };
  const parsed = productInputSchema.safeParse(read.object);
  if (parsed.success) return { line: read.line, input: parsed.data };
  const issues = parsed.error.issues.map((issue) =>
    issue.code === "unrecognized_keys"
      ? `${issue.keys.join(", ")}: there is no such field`
      : `${issue.path.join(".")}: ${issue.message}`,
  );
  return { line: read.line, message: issues.join("; ") };
}

function toLine(line: number, taken: Taken | undefined): ProductLine {
  if (!taken) throw new Error("There is one result for each product.");
  if (taken.status === "rejected") return { line, status: "rejected", message: taken.message };
  const { status, sku, notes } = taken;
  return notes.length > 0 ? { line, status, sku, notes } : { line, status, sku };
}

async function takeGroup(group: readonly GivenLine[]): Promise<ProductLine[]> {
  const read = group.map(readInput);
  const inputs = read.flatMap((one) => ("input" in one ? [one.input] : []));
  const taken = inputs.length === 0 ? [] : await writeCatalog((client) => takeProducts(client, inputs));
  const next = taken.values();
  return read.map((one): ProductLine => {
    if ("input" in one) return toLine(one.line, next.next().value);
    return { line: one.line, status: "rejected", message: one.message };
  });
}

/**
 * Makes and changes products as lines come in, and says of each what became of it. Sent again, nothing changes. Throws
 * AppError unauthenticated or forbidden.
 */
export function takeProductLines(
  groups: AsyncIterable<GivenLine[]>,
  actor: Actor,
): AsyncGenerator<(ProductLine | FailedLine)[]> {
  const by = requireRight(actor, "catalog:write");
  const counts: Record<string, number> = {};
  async function* counted(): AsyncGenerator<(ProductLine | FailedLine)[]> {
    try {
      for await (const results of takeGroups(groups, takeGroup)) {
        for (const { status } of results) counts[status] = (counts[status] ?? 0) + 1;
        yield results;
      }
    } finally {
      await recordAudit(getDb(), {
        actor: by,
        action: "product.change",
        subject: "bulk",
        detail: counts,
      }).catch(() => {});
    }
  }
  return counted();
}
