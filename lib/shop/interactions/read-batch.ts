import type { z } from "zod";
import { eventIdOf, isEventId } from "./event-id";
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

/** Who speaks of a batch: a shopper for themselves, a server for all of its own, a page for the browser it is in. */
export type Speaker = "shopper" | "server" | "browser";

interface Telling {
  speaker: Speaker;
  /** Of every interaction that does not say whose it is. */
  shopper?: string | undefined;
}

/** Why an interaction whose form is right cannot be this speaker's; null: it can. */
function judgeSpeaker(item: InteractionInput, speaker: Speaker): [RejectionCode, string] | null {
  if (speaker === "shopper") {
    if (item.shopper !== undefined)
      return ["forbidden_shopper", "Only server keys and publishable keys may name a shopper."];
    return isEventId(item.id) ? null : ["invalid_id", "id: must be a UUID"];
  }
  return item.shopper === undefined ? ["missing_shopper", "A key says whose interaction it is."] : null;
}

/**
 * Looks at each interaction of a batch by itself, so that one that is none costs nobody the others. Each leaves with an id of
 * ours, and with `shopper` for whoever it names.
 */
export function readBatch(interactions: readonly unknown[], { speaker, shopper }: Telling): ReadBatch {
  const batch: ReadBatch = { items: [], places: [], rejected: [] };
  interactions.forEach((given, index) => {
    const parsed = interactionSchema.safeParse(given);
    if (!parsed.success) {
      const { code, message } = explain(given, parsed.error.issues);
      batch.rejected.push(refuse(index, code, message));
      return;
    }
    const { user, ...said } = parsed.data;
    const item = { ...said, shopper: said.shopper ?? user ?? shopper };
    const problem = judgeSpeaker(item, speaker);
    if (problem) {
      batch.rejected.push(refuse(index, ...problem));
      return;
    }
    const browser = speaker === "browser" ? (item.shopper ?? "") : null;
    batch.items.push({ ...item, id: eventIdOf(item.id, browser) });
    batch.places.push(index);
  });
  return batch;
}
