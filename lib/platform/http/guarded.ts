import "server-only";
import type { IncomingMessage, ServerResponse } from "node:http";
import { getEnv } from "@/lib/platform/env";
import { AppError } from "@/lib/platform/errors";
import { getLog } from "@/lib/platform/log";
import { settleForwarded } from "./forwarded";
import { isForeignWrite, isReading } from "./own-origin";
import type { Listener } from "./page-guard";
import { sendProblem } from "./send-problem";
import { isHttpsSite } from "./site";

/** A listener that hands on to another what is not its own. */
type Front = (request: IncomingMessage, response: ServerResponse, next: Listener) => void;

const ONE_YEAR = 365 * 24 * 60 * 60;

/** What pages of other sites are made of: pictures, and the script that puts carousels on them. */
const FOR_OTHER_SITES = /^\/(?:pictures\/|carousel\.js(?:\?|$))/;

/** Calls of the API judge by themselves who may send them: other origins may be listed there. */
const JUDGES_ITSELF = /^\/api\/(?!auth(?:\/|$))/;

function setHeaders({ headers, url = "/" }: IncomingMessage, response: ServerResponse): void {
  const isForOthers = FOR_OTHER_SITES.test(url);
  response.setHeader("cross-origin-resource-policy", isForOthers ? "cross-origin" : "same-origin");
  if (!isHttpsSite() && headers["x-forwarded-proto"] !== "https") return;
  const subdomains = getEnv().AISLE_HSTS_SUBDOMAINS === "on" ? "; includeSubDomains" : "";
  response.setHeader("strict-transport-security", `max-age=${ONE_YEAR}${subdomains}`);
}

function isRefused({ method, url = "/", headers }: IncomingMessage): boolean {
  if (isReading(method) || JUDGES_ITSELF.test(url)) return false;
  return isForeignWrite({ get: (name) => (headers[name] === undefined ? null : String(headers[name])) });
}

/**
 * What every request meets first: its forwarded headers are written anew with what is believed of them, its answer says by
 * which protocol and in which pages it may be used, and a write that another site's page has sent goes no further.
 */
export function guarded(front: Front): Front {
  return (request, response, next) => {
    settleForwarded(request);
    setHeaders(request, response);
    if (!isRefused(request)) return front(request, response, next);
    getLog("http").warn({ path: request.url?.split("?", 1)[0] }, "a write of another origin was refused");
    const refusal = new AppError("forbidden", "Requests from another site are refused.");
    sendProblem(refusal, response);
  };
}
