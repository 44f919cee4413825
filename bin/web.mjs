/** Runs the built site. Ends when the process that started it is gone. */
process.on("disconnect", () => process.kill(process.pid, "SIGTERM"));
await import("../.next/standalone/server.js");
