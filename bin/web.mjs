import http from "node:http";
import { answerUnreadable, refuseMalformed } from "./refuse-malformed.mjs";

/** Runs the built site. Ends when the process that started it is gone. */
process.on("disconnect", () => process.kill(process.pid, "SIGTERM"));

/** What a proxy says of a request; nobody's word is taken before it is known whose may be. */
const FORWARDED = /^(?:x-forwarded-|forwarded$|x-real-ip$)/;

/** What instrumentation.ts has put there; before it has, everything is Next's. */
const withFront = (listener) => (request, response) => {
  if (globalThis.aisleFront) return globalThis.aisleFront(request, response, listener);
  for (const name of Object.keys(request.headers)) if (FORWARDED.test(name)) delete request.headers[name];
  listener(request, response);
};

/** A call with a cursor for each of its placements is longer than the 16 kB that Node takes. */
const MAX_HEADER_BYTES = 128 * 1024;

// The built server makes its own listener and takes no other.
const { createServer } = http;
http.createServer = (listener) =>
  createServer({ maxHeaderSize: MAX_HEADER_BYTES }, refuseMalformed(withFront(listener))).on(
    "clientError",
    answerUnreadable,
  );
await import("../.next/standalone/server.js");
