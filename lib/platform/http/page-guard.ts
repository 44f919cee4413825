import "server-only";
import type { IncomingMessage, ServerResponse } from "node:http";
import { parseAndValidateFlightRouterState } from "next/dist/server/app-render/parse-and-validate-flight-router-state";
import { AppError } from "@/lib/platform/errors";
import { type RequestContext, withinRequest } from "@/lib/platform/request-context";
import { clientAddress } from "./client-request";
import { toProblem } from "./problem";
import { requestIdOf } from "./request-id";
import { sendProblem } from "./send-problem";

/*
 * What the framework makes 500 of and is none. Forms and server actions are sent to the addresses of pages, and open tabs say
 * what they show, in formats of the framework's own: what it cannot read, before any code of ours has run, is the client's
 * mistake, and must neither look like ours nor raise an alarm. And a page that cannot be made without the database can be made
 * when that is back. So can what a form or an action was to write: its page says that in words, and its status has to say it, too.
 */

export type Listener = (request: IncomingMessage, response: ServerResponse) => void;

const RETRY_AFTER_SECONDS = 1;
const unreadable = () =>
  new AppError("invalid", "This form cannot be read. Load the page again and send it once more.");

/** Answers in place of the framework: the whole of what it writes is thrown away. */
function replace(response: ServerResponse, { requestId }: RequestContext): string {
  const { status, headers, body } = toProblem(unreadable(), requestId);
  const text = String(body ?? "");
  for (const name of response.getHeaderNames()) response.removeHeader(name);
  const more = { "x-request-id": requestId, "content-length": Buffer.byteLength(text) };
  response.writeHead(status, { ...headers, ...more });
  return text;
}

/** From now on, what would be answered as a fault of ours and is none is answered as what it is. */
function watchAnswer(response: ServerResponse, context: RequestContext): void {
  const { writeHead, write, end } = response;
  let instead: string | null = null;
  const say = (status: number, rest: unknown[]) =>
    Reflect.apply(writeHead, response, [status, ...rest]) as ServerResponse;
  const own = Object.assign(response, {
    writeHead(status: number, ...rest: unknown[]): ServerResponse {
      if (instead !== null) return say(status, rest);
      if (status < 500 && !context.isUndone) return say(status, rest);
      if (context.isUnread && status >= 500) {
        instead = "";
        instead = replace(response, context);
        return response;
      }
      if (!context.isDatabaseAway && !context.isUndone) return say(status, rest);
      response.setHeader("retry-after", String(RETRY_AFTER_SECONDS));
      return say(503, rest);
    },
    write(...sent: unknown[]): boolean {
      if (!response.headersSent) own.writeHead(response.statusCode);
      return instead !== null || (Reflect.apply(write, response, sent) as boolean);
    },
    end(...sent: unknown[]): ServerResponse {
      const isChecked = response.statusCode >= 500 || context.isUndone;
      if (!response.headersSent && isChecked) own.writeHead(response.statusCode);
      return Reflect.apply(end, response, instead === null ? sent : [instead]) as ServerResponse;
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

const OF_PAGES = ["GET", "HEAD", "POST", "OPTIONS"];
const OF_FILES = ["GET", "HEAD", "OPTIONS"];
/** What the framework keeps for itself: files, and nothing that can be written. */
const isFile = ({ url = "" }: IncomingMessage) => url.startsWith("/_next/");
const isPage = (request: IncomingMessage) => !request.url?.startsWith("/api/") && !isFile(request);

/**
 * The framework sends the call of an action as text or as a form in parts, never as a form in one line. What comes so all the same
 * is answered by it with the page for what is missing, by itself: without the shell that every page stands in.
 */
const isImpossibleCall = ({ headers }: IncomingMessage) =>
  headers["next-action"] !== undefined &&
  /^application\/x-www-form-urlencoded\b/i.test(headers["content-type"] ?? "");

/** Why the framework is not asked at all; null: it is. The database knows no text with NUL in it. */
function refusalOf(request: IncomingMessage): { error: AppError; headers: Record<string, string> } | null {
  const { method = "", url = "" } = request;
  if (url.startsWith("/api/")) return null;
  const methods = isFile(request) ? OF_FILES : OF_PAGES;
  if (!methods.includes(method)) {
    const error = new AppError("method_not_allowed", `${method} is not understood here.`);
    return { error, headers: { allow: methods.join(", ") } };
  }
  if (isFile(request)) return null;
  if (isImpossibleCall(request)) return { error: unreadable(), headers: {} };
  if (!url.includes("%00")) return null;
  return { error: new AppError("invalid", "The address holds a NUL character."), headers: {} };
}

/** A listener that runs `next` as part of a request of its own, whose answer says whose fault it is. */
export function guardPages(next: Listener): Listener {
  return (request: IncomingMessage, response: ServerResponse) => {
    const headers = { get: (name: string) => String(request.headers[name] ?? "") };
    const [requestId, address] = [requestIdOf(headers), clientAddress(headers)];
    // Whoever answers calls it so, too.
    request.headers["x-request-id"] = requestId;
    withinRequest({ requestId, address }, (context) => {
      const refusal = refusalOf(request);
      if (refusal) return sendProblem(refusal.error, response, requestId, refusal.headers);
      response.setHeader("x-request-id", requestId);
      dropUnreadableTree(request);
      context.isUnread = isPage(request) && request.method === "POST";
      if (isPage(request)) watchAnswer(response, context);
      next(request, response);
    });
  };
}
