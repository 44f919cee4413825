import "server-only";
import dns from "node:dns";
import fs from "node:fs";
import http from "node:http";
import https from "node:https";
import type { LookupFunction } from "node:net";
import { Transform } from "node:stream";
import { pipeline } from "node:stream/promises";
import ipaddr from "ipaddr.js";
import { AppError, isAppError, messageOf } from "@/lib/platform/errors";

const MAX_REDIRECTS = 5;
const REDIRECTS: ReadonlySet<number> = new Set([301, 302, 303, 307, 308]);
/** Of silence on the connection. */
const IDLE_MS = 30_000;

export interface Download {
  /** Where the content is written to. */
  file: string;
  maxBytes: number;
  /** For all of it, redirects included. */
  timeoutMs: number;
  /** What the server said of the version we have: it need not send that again. */
  etag: string | null;
  lastModified: string | null;
  /** Hosts that may lie in a private network, and be spoken to without TLS. In lower case. */
  trustedHosts: readonly string[];
  signal?: AbortSignal;
}

/** What the server says of the version it has sent. */
export interface Downloaded {
  bytes: number;
  etag: string | null;
  lastModified: string | null;
}

/** Whether anybody on the internet could have this address: none of our own network, of this machine or of none at all. */
export function isPublicAddress(address: string): boolean {
  if (!ipaddr.isValid(address)) return false;
  return ipaddr.process(address).range() === "unicast";
}

const refusePrivate = (host: string) =>
  new AppError(
    "forbidden",
    `${host} is in a private network, and feeds are not fetched from there. AISLE_FEED_HOSTS names hosts that are exceptions.`,
  );

/** Looks a host up and refuses it when one of its addresses is private; the connection is made to what was looked at. */
const lookUpPublic: LookupFunction = (hostname, options, callback) => {
  dns.lookup(hostname, { ...options, all: true }, (error, found) => {
    const [first] = found ?? [];
    if (error) return callback(error, "", 0);
    if (first === undefined || found.some(({ address }) => !isPublicAddress(address))) {
      return callback(refusePrivate(hostname), "", 0);
    }
    if (options.all) callback(null, found);
    else callback(null, first.address, first.family);
  });
};

/** Throws AppError for an address that may not be fetched. Names are looked at when the connection is made. */
export function checkOutside(url: URL, trustedHosts: readonly string[]): void {
  const host = url.hostname.replace(/^\[|\]$/g, "");
  const isTrusted = trustedHosts.includes(host);
  if (url.protocol !== "https:" && !(isTrusted && url.protocol === "http:")) {
    throw new AppError(
      "invalid",
      `${url.protocol}//${url.host} cannot be fetched: the address must begin with https://.`,
    );
  }
  if (!isTrusted && ipaddr.isValid(host) && !isPublicAddress(host)) throw refusePrivate(host);
}

/** Asks for one address, without following redirects. */
function request(url: URL, download: Download, signal: AbortSignal): Promise<http.IncomingMessage> {
  const { etag, lastModified, trustedHosts } = download;
  checkOutside(url, trustedHosts);
  const isTrusted = trustedHosts.includes(url.hostname.replace(/^\[|\]$/g, ""));
  const headers: Record<string, string> = {
    "user-agent": "Aisle",
    accept: "*/*",
    "accept-encoding": "identity",
  };
  if (etag !== null) headers["if-none-match"] = etag;
  if (lastModified !== null) headers["if-modified-since"] = lastModified;
  const options: https.RequestOptions = { headers, signal, timeout: IDLE_MS, agent: false };
  if (!isTrusted) options.lookup = lookUpPublic;
  return new Promise((resolve, reject) => {
    const sent = (url.protocol === "https:" ? https : http).get(url, options, resolve);
    sent.on("timeout", () => sent.destroy(new Error(`nothing was heard for ${IDLE_MS / 1000} seconds`)));
    sent.on("error", reject);
  });
}

/** Where an answer leads on to; null: it is the last one. Names and passwords do not go to other hosts. */
function redirectOf(url: URL, { statusCode = 0, headers }: http.IncomingMessage): URL | null {
  const { location } = headers;
  if (!REDIRECTS.has(statusCode) || location === undefined) return null;
  if (!URL.canParse(location, url)) throw new AppError("invalid", "It redirects to what is no address.");
  const next = new URL(location, url);
  if (url.protocol === "https:" && next.protocol === "http:") {
    throw new AppError("invalid", `It redirects from https to http://${next.host}, which is not followed.`);
  }
  if (next.host === url.host && next.username === "") {
    next.username = url.username;
    next.password = url.password;
  }
  return next;
}

async function follow(address: URL, download: Download, signal: AbortSignal): Promise<http.IncomingMessage> {
  let url = address;
  for (let hops = 0; hops <= MAX_REDIRECTS; hops++) {
    const answer = await request(url, download, signal);
    const next = redirectOf(url, answer);
    if (next === null) return answer;
    answer.destroy();
    url = next;
  }
  throw new AppError("invalid", `It redirects more than ${MAX_REDIRECTS} times.`);
}

/** Lets no more than so many bytes through. */
function limitBytes(maxBytes: number): Transform & { bytes: number } {
  const limit = Object.assign(
    new Transform({
      transform(chunk: Buffer, _encoding, done) {
        limit.bytes += chunk.length;
        if (limit.bytes > maxBytes) done(new AppError("too_large", `It is larger than ${maxBytes} bytes.`));
        else done(null, chunk);
      },
    }),
    { bytes: 0 },
  );
  return limit;
}

const headerOf = (value: string | string[] | undefined): string | null =>
  (Array.isArray(value) ? value[0] : value) ?? null;

async function fetchInto(url: URL, download: Download, signal: AbortSignal): Promise<Downloaded | null> {
  const answer = await follow(url, download, signal);
  const { statusCode = 0, headers } = answer;
  if (statusCode === 304) {
    answer.destroy();
    return null;
  }
  if (statusCode !== 200) {
    answer.destroy();
    throw new AppError("invalid", `The server answered ${statusCode}.`);
  }
  const limit = limitBytes(download.maxBytes);
  await pipeline(answer, limit, fs.createWriteStream(download.file), { signal });
  if (!answer.complete) throw new AppError("invalid", "The connection broke off before the end.");
  return {
    bytes: limit.bytes,
    etag: headerOf(headers.etag),
    lastModified: headerOf(headers["last-modified"]),
  };
}

/**
 * Fetches what lies at an address outside into a file: by https alone, never from a private network, following few
 * redirects that are looked at likewise, and no more and no longer than allowed. Returns null when the server says that
 * nothing has changed. Throws AppError saying what is wrong with it.
 */
export async function downloadOutside(url: URL, download: Download): Promise<Downloaded | null> {
  const late = AbortSignal.timeout(download.timeoutMs);
  const signal = download.signal ? AbortSignal.any([late, download.signal]) : late;
  try {
    return await fetchInto(url, download, signal);
  } catch (error) {
    download.signal?.throwIfAborted();
    if (isAppError(error)) throw new AppError(error.code, `${url.host}: ${error.message}`, { cause: error });
    const why = late.aborted ? `it took longer than ${download.timeoutMs / 1000} seconds` : messageOf(error);
    throw new AppError("invalid", `${url.host} cannot be fetched: ${why}.`, { cause: error });
  }
}
