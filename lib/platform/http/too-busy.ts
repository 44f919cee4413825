import { AppError } from "@/lib/platform/errors";

/** More is asked than can be answered; `retryAfterSeconds` becomes the Retry-After header. */
export class TooBusyError extends AppError {
  constructor(readonly retryAfterSeconds: number) {
    super("unavailable", "More is asked than can be answered. Please try again in a moment.");
  }
}
