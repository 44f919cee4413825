import { AsyncLocalStorage } from "node:async_hooks";
import { createHash } from "node:crypto";
import { createSingleton } from "./singleton";

/** What is known of the request that is being answered, wherever that is. */
export interface RequestContext {
  requestId: string;
  /** The client's address, as far as it is believed; null where that is not known. */
  address: string | null;
  shopperId: string | null;
  userId: string | null;
  /** Whether it is a form that has not come as far as an action of ours: what goes wrong is the client's mistake. */
  isUnread: boolean;
  /** Whether the database was away for a part of what was asked. */
  isDatabaseAway: boolean;
  /** Whether what was asked for was not done, for want of the database or of time, and may be asked for again. */
  isUndone: boolean;
}

const contexts = createSingleton("request-context", () => new AsyncLocalStorage<RequestContext>());

/**
 * Runs `work` as part of no request. What begins a timer that runs on after an answer belongs here: the timer would hold the
 * request, its answer and all that was rendered until it fires.
 */
export const apartFromRequests = AsyncLocalStorage.snapshot();

/** Runs `work` as part of answering a request. */
export function withinRequest<T>(
  { requestId, address }: Pick<RequestContext, "requestId" | "address">,
  work: (request: RequestContext) => T,
): T {
  const request = {
    requestId,
    address,
    shopperId: null,
    userId: null,
    isUnread: false,
    isDatabaseAway: false,
    isUndone: false,
  };
  return contexts.get().run(request, work, request);
}

/** The request that is being answered; undefined where none is. */
export function currentRequest(): RequestContext | undefined {
  return contexts.get().getStore();
}

/** Notes that what is asked for cannot be done now: the answer, whatever it shows, is to say so, and when to come back. */
export function noteUndone(): void {
  const request = currentRequest();
  if (request) request.isUndone = true;
}

/** Notes of the request that is being answered who has sent it. */
export function noteCaller(caller: Partial<Pick<RequestContext, "shopperId" | "userId">>): void {
  const request = currentRequest();
  if (request) Object.assign(request, caller);
}

/** People go into the log by a hash: enough to see that two lines are about the same one. */
const hash = (id: string) => createHash("sha256").update(id).digest("hex").slice(0, 16);

/** What every line of the log says of the request it is written for. */
export function describeRequest(): Record<string, string> {
  const request = currentRequest();
  if (!request) return {};
  const { requestId, shopperId, userId } = request;
  const described: Record<string, string> = { requestId };
  if (shopperId !== null) described.shopper = hash(shopperId);
  if (userId !== null) described.user = hash(userId);
  return described;
}
