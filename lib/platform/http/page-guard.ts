import "server-only";
import type { IncomingMessage, ServerResponse } from "node:http";
import { parseAndValidateFlightRouterState } from "next/dist/server/app-render/parse-and-validate-flight-router-state";
import { randomId } from "@/lib/platform/ids";
import { currentRequest, withinRequest } from "@/lib/platform/request-context";

/*
 * Forms and server actions are sent to the addresses of pages, and open tabs say what they show, in formats of the framework's
 * own. It answers 500 to what it cannot read, before any code of ours has run: that is the client's mistake, and must neither
 * look like ours nor raise an alarm.
 */

export type Listener = (request: IncomingMessage, response: ServerResponse) => void;

const HEADERS = { "content-type": "application/problem+json", "cache-control": "no-store" };
const UNREADABLE = {
  type: "about:blank",
  title: "This form cannot be read. Load the page again and send it once more.",
  status: 400,
  code: "invalid",
};

/** Whether nothing of ours has had a part in an answer that says the server has failed. */
const isClientsMistake = (status: number) => status >= 500 && currentRequest()?.hasReachedAction === false;

/** From now on, what would be answered 500 before an action has run is answered 400. */
function answerUnreadable(response: ServerResponse, requestId: string): void {
  const { writeHead, write, end } = response;
  const body = JSON.stringify({ ...UNREADABLE, requestId });
  let isReplaced = false;
  const own = Object.assign(response, {
    writeHead(status: number, ...rest: unknown[]) {
      if (isReplaced || !isClientsMistake(status)) {
        return Reflect.apply(writeHead, response, [status, ...rest]) as ServerResponse;
      }
      isReplaced = true;
      for (const name of response.getHeaderNames()) response.removeHeader(name);
      return writeHead.call(response, 400, {
        ...HEADERS,
        "x-request-id": requestId,
        "content-length": Buffer.byteLength(body),
      });
    },
    write(...sent: unknown[]) {
      if (!response.headersSent) own.writeHead(response.statusCode);
      return isReplaced || (Reflect.apply(write, response, sent) as boolean);
    },
    end(...sent: unknown[]) {
      if (!response.headersSent && isClientsMistake(response.statusCode)) own.writeHead(response.statusCode);
      return Reflect.apply(end, response, isReplaced ? [body] : sent) as ServerResponse;
    },
  });
}

/** What a tab says it shows already, for the framework to leave that out of an answer. */
const TREE = "next-router-state-tree";

/** Without a tree, or with one that cannot be read, an answer is whole. */
function dropUnreadableTree({ headers }: IncomingMessage): void {
  try {
    parseAndValidateFlightRouterState(headers[TREE]);
  } catch {
    delete headers[TREE];
  }
}

/** A listener that runs `next` as part of a request of its own, for which it says what cannot be read. */
export function guardPages(next: Listener): Listener {
  return (request: IncomingMessage, response: ServerResponse) => {
    const requestId = randomId();
    withinRequest(requestId, () => {
      response.setHeader("x-request-id", requestId);
      dropUnreadableTree(request);
      const isForm = request.method === "POST" && !(request.url ?? "").startsWith("/api/");
      if (isForm) answerUnreadable(response, requestId);
      next(request, response);
    });
  };
}
