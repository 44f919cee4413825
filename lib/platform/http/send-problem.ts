import "server-only";
import type { ServerResponse } from "node:http";
import type { AppError } from "@/lib/platform/errors";
import { randomId } from "@/lib/platform/ids";
import { toProblem } from "./problem";

/** Answers a request that gets no further than the listener, as every call of the API is answered that fails. */
export function sendProblem(
  error: AppError,
  response: ServerResponse,
  requestId = randomId(),
  more: Readonly<Record<string, string>> = {},
): void {
  const { status, headers, body } = toProblem(error, requestId);
  response.writeHead(status, { ...headers, ...more, "x-request-id": requestId }).end(body);
}
