/** What can be expected to go wrong. Everything else is a bug and is logged with its cause. */
export type ErrorCode =
  | "invalid"
  | "unauthenticated"
  | "forbidden"
  | "not_found"
  | "method_not_allowed"
  | "conflict"
  | "too_large"
  | "unsupported_media_type"
  | "rate_limited"
  | "unavailable"
  | "no_space";

/** One entry per bad field: `path` is dotted (`interactions.3.at`), `message` a sentence. */
export interface FieldError {
  path: string;
  message: string;
}

/** The one error type commands and queries throw; lib/platform/http maps it to a status in one place. */
export class AppError extends Error {
  readonly code: ErrorCode;
  readonly fields: FieldError[];

  constructor(code: ErrorCode, message: string, options: { fields?: FieldError[]; cause?: unknown } = {}) {
    super(message, { cause: options.cause });
    this.name = "AppError";
    this.code = code;
    this.fields = options.fields ?? [];
  }
}

export function isAppError(error: unknown): error is AppError {
  // By name, not instanceof: a bundle may hold a second copy of this module.
  return error instanceof Error && error.name === "AppError";
}

/** The message of whatever was thrown: some libraries hand on copies of errors, which are none themselves. */
export function messageOf(error: unknown): string {
  const isLikeOne = typeof error === "object" && error !== null && "message" in error;
  return isLikeOne && typeof error.message === "string" ? error.message : String(error);
}
