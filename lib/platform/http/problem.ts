import { toUnavailable } from "@/lib/platform/db/unavailable";
import { type AppError, type ErrorCode, isAppError } from "@/lib/platform/errors";
import { getLog } from "@/lib/platform/log";
import type { RateLimitedError } from "./rate-limit";

const STATUS: Record<ErrorCode, number> = {
  invalid: 400,
  unauthenticated: 401,
  forbidden: 403,
  not_found: 404,
  method_not_allowed: 405,
  conflict: 409,
  too_large: 413,
  unsupported_media_type: 415,
  rate_limited: 429,
  unavailable: 503,
};

function problemResponse(
  status: number,
  code: string,
  error: Pick<AppError, "message" | "fields">,
  requestId: string,
  retryAfter?: number,
) {
  const body = {
    type: "about:blank",
    title: error.message,
    status,
    code,
    requestId,
    ...(error.fields.length > 0 ? { errors: error.fields } : {}),
  };
  return new Response(JSON.stringify(body), {
    status,
    headers: {
      "content-type": "application/problem+json",
      "cache-control": "no-store",
      ...(retryAfter === undefined ? {} : { "retry-after": String(retryAfter) }),
    },
  });
}

/**
 * Whatever was thrown as `application/problem+json` (RFC 9457). A database that is away is 503, whoever asked it. Bugs are
 * logged with their cause and not told outside.
 */
export function toProblem(thrown: unknown, requestId: string): Response {
  const error = toUnavailable(thrown);
  if (isAppError(error)) {
    if (error.code === "unavailable") getLog("http").warn({ err: error, requestId }, "unavailable");
    const retryAfter = (error as Partial<RateLimitedError>).retryAfterSeconds;
    return problemResponse(STATUS[error.code], error.code, error, requestId, retryAfter);
  }
  getLog("http").error({ err: error, requestId }, "unexpected error");
  return problemResponse(
    500,
    "internal",
    { message: "Something went wrong on our side.", fields: [] },
    requestId,
  );
}
