import http from "node:http";
import { answerUnreadable, refuseMalformed } from "./refuse-malformed.mjs";

/** Runs the built site. Ends when the process that started it is gone. */
process.on("disconnect", () => process.kill(process.pid, "SIGTERM"));

/** What instrumentation.ts has put there; before it has, everything is Next's. */
const withFront = (listener) => (request, response) =>
  globalThis.aisleFront ? globalThis.aisleFront(request, response, listener) : listener(request, response);

/** The outermost: what is refused before anybody else has seen it is measured, too. */
const measured = (listener) => (request, response) => {
  const answer = () => listener(request, response);
  if (globalThis.aisleMeter) globalThis.aisleMeter(request, response, answer);
  else answer();
};

/** A call with a cursor for each of its placements is longer than the 16 kB that Node takes. */
const MAX_HEADER_BYTES = 128 * 1024;

// The built server makes its own listener and takes no other.
const { createServer } = http;
http.createServer = (listener) =>
  createServer({ maxHeaderSize: MAX_HEADER_BYTES }, measured(refuseMalformed(withFront(listener)))).on(
    "clientError",
    answerUnreadable,
  );
await import("../.next/standalone/server.js");
