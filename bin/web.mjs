import http from "node:http";
import v8 from "node:v8";
import { createArrival, SERVER_LIMITS } from "./arrival.mjs";
import { createDrain } from "./drain.mjs";
import { beat } from "./heartbeat.mjs";
import { answerUnreadable, refuseMalformed } from "./refuse-malformed.mjs";

/** Runs the built site. Ends in order on a signal, and when the process that started it is gone. */

// The heap grows by two fifths before it is cleared up, where V8 would let it grow to several times its size: in a small
// container that is the difference between serving many at once and being ended for want of memory.
v8.setFlagsFromString("--heap-growing-percent=40");

const drain = createDrain();
const drainMs = () => globalThis.aisleDrainMs ?? 0;
process.on("SIGTERM", () => void drain.begin(drainMs()));
process.on("SIGINT", () => void drain.begin(drainMs()));
process.on("disconnect", () => void drain.begin(0));
// Else the built server would end by itself, before anybody has noticed.
process.env.NEXT_MANUAL_SIG_HANDLE = "true";

/** What a proxy says of a request; nobody's word is taken before it is known whose may be. */
const FORWARDED = /^(?:x-forwarded-|forwarded$|x-real-ip$)/;

/** What instrumentation.ts has put there; before it has, everything is Next's. */
const withFront = (listener) => (request, response) => {
  if (globalThis.aisleFront) return globalThis.aisleFront(request, response, listener);
  for (const name of Object.keys(request.headers)) if (FORWARDED.test(name)) delete request.headers[name];
  listener(request, response);
};

const MOST_LISTENERS = 30;

/** The outermost: what is refused before anybody else has seen it is measured, too. */
const measured = (listener) => (request, response) => {
  // Each of the layers hears of the end of an answer, and the framework has as many of its own.
  response.setMaxListeners(MOST_LISTENERS);
  const answer = () => listener(request, response);
  if (globalThis.aisleMeter) globalThis.aisleMeter(request, response, answer);
  else answer();
};

/** A call with a cursor for each of its placements is longer than the 16 kB that Node takes. */
const MAX_HEADER_BYTES = 128 * 1024;

const { arrived } = createArrival();

// The built server makes its own listener and takes no other.
const { createServer } = http;
http.createServer = (listener) =>
  drain.watch(
    createServer(
      { ...SERVER_LIMITS, maxHeaderSize: MAX_HEADER_BYTES },
      measured(drain.closing(refuseMalformed(arrived(withFront(listener))))),
    ).on("clientError", answerUnreadable),
  );
await import("../.next/standalone/server.js");
// Not before: while the server is being read, nothing else gets a turn.
beat();
