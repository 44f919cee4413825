import "server-only";
import type { ApiRequest } from "@/lib/platform/http/api-request";
import { requireRight } from "@/lib/shop/auth/actor";
import { getRequestActor } from "@/lib/shop/auth/request-actor";
import type { ErrorCode } from "@/lib/platform/errors";

/** What a call that asks for a trace may be refused with besides. */
export const TRACE_PROBLEMS: readonly ErrorCode[] = ["unauthenticated", "forbidden", "unavailable"];

/** Throws AppError unauthenticated or forbidden when a trace is asked for by somebody who may not see one. */
export async function requireTrace(request: ApiRequest, trace: boolean | undefined): Promise<void> {
  if (trace) requireRight(await getRequestActor(request), "trace:read");
}
