import { setTimeout as sleep } from "node:timers/promises";

/** What is under way gets this long once no more connections are taken. */
const FINISH_MS = 8_000;
const SWEEP_MS = 50;

/**
 * The end of a web process that fails nobody's request. Once it begins, `/api/health/ready` says no and every answer asks its
 * client to close the connection; after `drainMs`, in which a load balancer notices, no connection is taken any more, what is
 * under way is answered, and the process ends.
 */
export function createDrain() {
  const servers = [];
  let isEnding = false;

  async function close(server) {
    const closed = new Promise((resolve) => server.close(resolve));
    // A connection that has become idle meanwhile would be waited for.
    const sweep = setInterval(() => server.closeIdleConnections(), SWEEP_MS);
    await Promise.race([closed, sleep(FINISH_MS)]);
    clearInterval(sweep);
  }

  return {
    watch(server) {
      servers.push(server);
      return server;
    },
    /** A listener whose answers ask for the end of their connections while this goes on. */
    closing(listener) {
      return (request, response) => {
        if (isEnding) response.setHeader("connection", "close");
        listener(request, response);
      };
    },
    /** Ends the process. Called again, at once. */
    async begin(drainMs) {
      if (isEnding) process.exit(1);
      isEnding = true;
      globalThis.aisleDraining = true;
      if (drainMs > 0) await sleep(drainMs);
      await Promise.all(servers.map(close));
      process.exit(0);
    },
  };
}
