import http from "node:http";
import { refuseMalformed } from "./refuse-malformed.mjs";

/** Runs the built site. Ends when the process that started it is gone. */
process.on("disconnect", () => process.kill(process.pid, "SIGTERM"));

/** What instrumentation.ts has put there; before it has, everything is Next's. */
const withFront = (listener) => (request, response) =>
  globalThis.aisleFront ? globalThis.aisleFront(request, response, listener) : listener(request, response);

// The built server makes its own listener and takes no other.
const { createServer } = http;
http.createServer = (listener) => createServer(refuseMalformed(withFront(listener)));
await import("../.next/standalone/server.js");
