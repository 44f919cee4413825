import http from "node:http";
import { refuseMalformed } from "./refuse-malformed.mjs";

/** Runs the built site. Ends when the process that started it is gone. */
process.on("disconnect", () => process.kill(process.pid, "SIGTERM"));

// The built server makes its own listener and takes no other.
const { createServer } = http;
http.createServer = (listener) => createServer(refuseMalformed(listener));
await import("../.next/standalone/server.js");
