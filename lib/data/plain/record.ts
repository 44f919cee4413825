import "server-only";
import { createKindReader } from "@/lib/data/formats/kinds";
import { AppError, type ErrorCode } from "@/lib/platform/errors";
import { uuidv7 } from "@/lib/platform/ids";
import type { Reporter } from "@/lib/shop/auth/rights";
import { receiveInteractions } from "@/lib/shop/interactions/receive";
import type { RecordResult, RejectionCode } from "@/lib/shop/interactions/schema";
import type { PlainInteraction, PlainRecorded } from "./schema";

const readKind = createKindReader({});

/** What is not a mistake in the request itself. */
const CODES: Partial<Record<RejectionCode, ErrorCode>> = {
  unknown_product: "not_found",
  forbidden_shopper: "forbidden",
  forbidden_kind: "forbidden",
  no_consent: "forbidden",
  id_taken: "conflict",
};
/** Which field of the request a rejection speaks of. */
const FIELDS: Partial<Record<RejectionCode, string>> = {
  in_future: "timestamp",
  too_old: "timestamp",
  invalid_value: "rating",
  unknown_kind: "interaction_type",
};

function refuse({ code, message }: RecordResult["rejected"][number]): never {
  const path = FIELDS[code];
  throw new AppError(CODES[code] ?? "invalid", message, { fields: path ? [{ path, message }] : [] });
}

/**
 * Records one interaction, and a rating of its own where one comes with something else. Throws AppError
 * invalid, not_found for an unknown product, forbidden, conflict for an id that says something else, unavailable.
 */
export async function recordPlainly(
  given: PlainInteraction,
  reporter: Reporter,
  headers: Pick<Headers, "get">,
): Promise<PlainRecorded> {
  const { user_id: user, product_id: product, interaction_type: word, rating, quantity, timestamp } = given;
  const kind = readKind(word);
  if (kind === undefined) {
    const message = `interaction_type "${word}" is none that is known`;
    throw new AppError("invalid", message, { fields: [{ path: "interaction_type", message }] });
  }
  const id = given.id ?? uuidv7();
  const shared = { shopper: user, product, at: timestamp ?? new Date().toISOString() };
  const isRating = kind === "rating";
  const stars = rating ?? undefined;
  const interactions = [
    { ...shared, id, kind, value: isRating ? stars : quantity },
    ...(stars !== undefined && !isRating
      ? [{ ...shared, id: `${id}/rating`, kind: "rating", value: stars }]
      : []),
  ];
  const { accepted, rejected } = await receiveInteractions(reporter, { interactions }, headers);
  const [first] = rejected;
  if (first) refuse(first);
  const status = accepted > 0 ? "recorded" : "duplicate";
  return { status, user_id: user, product_id: product, interaction_type: kind };
}
