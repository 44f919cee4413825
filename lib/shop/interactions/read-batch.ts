import type { z } from "zod";
import {
  INTERACTION_KINDS,
  type InteractionInput,
  interactionSchema,
  type RecordResult,
  type RejectionCode,
} from "./schema";

type Rejected = RecordResult["rejected"][number];

/** A batch taken apart: what can be looked at further, each with its place, and what cannot. */
export interface ReadBatch {
  items: InteractionInput[];
  /** Of each item in the batch. */
  places: number[];
  rejected: Rejected[];
}

const KINDS: ReadonlySet<unknown> = new Set([...INTERACTION_KINDS, "impression", "click"]);

/** Which code the first thing wrong has, by the field it is in. */
function codeOf({ path: [field] }: z.core.$ZodIssue, given: unknown): RejectionCode {
  if (field === "id") return "invalid_id";
  const kind = typeof given === "object" && given !== null && "kind" in given ? given.kind : undefined;
  return KINDS.has(kind) ? "invalid_field" : "unknown_kind";
}

function refuse(index: number, code: RejectionCode, message: string): Rejected {
  return { index, code, message };
}

function explain(
  given: unknown,
  issues: readonly z.core.$ZodIssue[],
): { code: RejectionCode; message: string } {
  const [first] = issues;
  if (first === undefined || typeof given !== "object" || given === null || Array.isArray(given)) {
    return { code: "invalid_field", message: "An interaction is an object." };
  }
  const code = codeOf(first, given);
  if (code === "unknown_kind") {
    return { code, message: `kind: must be one of ${[...KINDS].join(", ")}` };
  }
  return { code, message: issues.map(({ path, message }) => `${path.join(".")}: ${message}`).join("; ") };
}

/**
 * Looks at each interaction of a batch by itself, so that one that is none costs nobody the others.
 *
 * @param hasKey a server key says whose each interaction is; everybody else speaks for themselves
 */
export function readBatch(interactions: readonly unknown[], hasKey: boolean): ReadBatch {
  const batch: ReadBatch = { items: [], places: [], rejected: [] };
  interactions.forEach((given, index) => {
    const parsed = interactionSchema.safeParse(given);
    if (!parsed.success) {
      const { code, message } = explain(given, parsed.error.issues);
      batch.rejected.push(refuse(index, code, message));
    } else if (hasKey && parsed.data.shopper === undefined) {
      batch.rejected.push(refuse(index, "missing_shopper", "A server key says whose interaction it is."));
    } else if (!hasKey && parsed.data.shopper !== undefined) {
      batch.rejected.push(refuse(index, "forbidden_shopper", "Only server keys may name a shopper."));
    } else {
      batch.items.push(parsed.data);
      batch.places.push(index);
    }
  });
  return batch;
}
