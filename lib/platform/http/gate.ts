import "server-only";
import type { IncomingMessage, ServerResponse } from "node:http";
import { getLauncherEnv } from "@/lib/platform/env";
import { randomId } from "@/lib/platform/ids";
import { createSingleton } from "@/lib/platform/singleton";
import { Admission, watchLoop } from "./admission";
import { BusyError } from "./rate-limit";
import { sendProblem } from "./send-problem";
import { Turns } from "./turns";

/** Files, and what tells others how this process does: asked for above all when there is much to do. */
const ALWAYS_OPEN =
  /^\/(_next\/|pictures\/|api\/health\/|api\/metrics|favicon|icon\.svg|carousel\.js|offline\.js)/;

const isAlwaysOpen = ({ url = "/" }: IncomingMessage) => ALWAYS_OPEN.test(url);
const isOfApi = ({ url = "/" }: IncomingMessage) => url.startsWith("/api/");

const RETRY_AFTER_SECONDS = 1;

const admissions = createSingleton("http.admissions", () => {
  const { AISLE_PAGES_AT_ONCE, AISLE_CALLS_AT_ONCE } = getLauncherEnv();
  const isBusy = watchLoop();
  return {
    pages: new Admission({ most: AISLE_PAGES_AT_ONCE, isBusy }),
    calls: new Admission({ most: AISLE_CALLS_AT_ONCE, isBusy }),
    turns: new Turns(isBusy),
  };
});

const PAGE = `<!doctype html><html lang="en"><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>One moment</title><style>html{color-scheme:light dark;font:1rem/1.6 system-ui,sans-serif}
body{display:grid;place-content:center;min-height:90vh;margin:0 1.5rem;text-align:center}</style>
<h1>One moment, please</h1><p>More people are here than we can serve at once.<br>
<a href="">Try again</a></p></html>`;

function refuse(isCall: boolean, response: ServerResponse): void {
  if (isCall) return sendProblem(new BusyError(RETRY_AFTER_SECONDS), response);
  response
    .writeHead(503, {
      "content-type": "text/html; charset=utf-8",
      "cache-control": "no-store",
      "retry-after": String(RETRY_AFTER_SECONDS),
      "x-request-id": randomId(),
    })
    .end(PAGE);
}

/**
 * Whether a request may come in. Where there is more to do than this process gets through, the answer says so at once, with
 * 503 and when to try again: nobody waits for what would come too late.
 */
export function mayEnter(request: IncomingMessage, response: ServerResponse): boolean {
  if (isAlwaysOpen(request)) return true;
  const isCall = isOfApi(request);
  const { pages, calls } = admissions.get();
  if ((isCall ? calls : pages).admit(response)) return true;
  refuse(isCall, response);
  return false;
}

/** Begins `work`, which is to answer a request that was let in: at once, or a page of a busy process when its turn has come. */
export function awaitTurn(request: IncomingMessage, response: ServerResponse, work: () => void): void {
  if (isAlwaysOpen(request) || isOfApi(request)) return work();
  admissions.get().turns.take(response, work);
}
