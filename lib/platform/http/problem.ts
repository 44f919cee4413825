import { z } from "zod";
import { toUnavailable } from "@/lib/platform/db/unavailable";
import { type AppError, type ErrorCode, isAppError } from "@/lib/platform/errors";
import { getLog } from "@/lib/platform/log";
import type { Answer } from "./answer";
import type { BusyError, RateLimitedError } from "./rate-limit";

/** What each code is to a client: its status, and what the OpenAPI document says of it. */
export const PROBLEMS: Readonly<Record<ErrorCode | "internal", { status: number; means: string }>> = {
  invalid: { status: 400, means: "The request is not valid; `errors` names each bad field." },
  unauthenticated: { status: 401, means: "Credentials are missing or wrong." },
  forbidden: {
    status: 403,
    means: "These credentials are not enough, or another site's page sent the request.",
  },
  not_found: { status: 404, means: "There is no such thing, or it is not for this caller." },
  method_not_allowed: { status: 405, means: "There is no such method here; `Allow` names those there are." },
  conflict: { status: 409, means: "That is not possible in the state things are in." },
  too_large: { status: 413, means: "The body is too large." },
  unsupported_media_type: { status: 415, means: "The body is not of the type that is read here." },
  rate_limited: { status: 429, means: "Too many requests; `Retry-After` says how many seconds to wait." },
  internal: { status: 500, means: "Something went wrong on our side." },
  unavailable: {
    status: 503,
    means:
      "The database is away, or the shop is busy: `Retry-After` says how many seconds to wait. Trying again is safe.",
  },
  no_space: {
    status: 507,
    means: "The disk of the database is full, or nearly. Trying again is safe; `Retry-After` says when.",
  },
};

/** Seconds after which it may be otherwise, where nobody knows better. */
const RETRY_AFTER: Partial<Record<ErrorCode, number>> = { unavailable: 1, no_space: 30 };

export const problemSchema = z
  .object({
    type: z.string(),
    title: z.string(),
    status: z.int(),
    code: z.string().describe("Stable; programs decide by it."),
    requestId: z.string(),
    errors: z.array(z.object({ path: z.string(), message: z.string() })).optional(),
  })
  .meta({ id: "Problem" });

/** What a client that is too fast is told, in the words of the draft RFC "RateLimit header fields for HTTP". */
function limitHeaders({ retryAfterSeconds, allowance }: Partial<RateLimitedError>): Record<string, string> {
  if (!allowance) return {};
  const { name, points, seconds } = allowance;
  return {
    "ratelimit-policy": `"${name}";q=${points};w=${seconds}`,
    ratelimit: `"${name}";r=0;t=${retryAfterSeconds ?? seconds}`,
  };
}

function problemAnswer(
  code: ErrorCode | "internal",
  error: Pick<AppError, "message" | "fields">,
  requestId: string,
  more: { retryAfter?: number; limits?: Record<string, string> } = {},
): Answer {
  const { status } = PROBLEMS[code];
  const body: z.infer<typeof problemSchema> = {
    type: "about:blank",
    title: error.message,
    status,
    code,
    requestId,
    errors: error.fields.length > 0 ? error.fields : undefined,
  };
  const headers: Record<string, string> = {
    "content-type": "application/problem+json",
    "cache-control": "no-store",
    ...more.limits,
  };
  if (more.retryAfter !== undefined) headers["retry-after"] = String(more.retryAfter);
  return { status, headers, body: JSON.stringify(body) };
}

/**
 * Whatever was thrown as `application/problem+json` (RFC 9457). A database that is away is 503, whoever asked it. Bugs are
 * logged with their cause and not told outside.
 */
export function toProblem(thrown: unknown, requestId: string): Answer {
  const error = toUnavailable(thrown);
  if (isAppError(error)) {
    const { retryAfterSeconds } = error as Partial<RateLimitedError | BusyError>;
    const limits = limitHeaders(error);
    // Of a flood there is no line for each drop.
    if (error.code === "unavailable" && retryAfterSeconds === undefined)
      getLog("http").warn({ err: error, requestId }, "unavailable");
    const retryAfter = retryAfterSeconds ?? RETRY_AFTER[error.code];
    return problemAnswer(error.code, error, requestId, { retryAfter, limits });
  }
  getLog("http").error({ err: error, requestId }, "unexpected error");
  return problemAnswer("internal", { message: PROBLEMS.internal.means, fields: [] }, requestId);
}
