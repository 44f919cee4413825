import http from "node:http";
import type { AddressInfo } from "node:net";
import { setTimeout as sleep } from "node:timers/promises";

const LOOK_MS = 250;
const PATIENCE_MS = 5_000;
/** So often in a row a process has to say no, or nothing, before it is asked for nothing else. */
const UNWELL_AFTER = 3;

/** What stands before several web processes: it asks each whether it is ready and shares requests among those that are. */
export interface Balancer {
  address: string;
  close(): Promise<void>;
}

/**
 * The simplest one that can be: it keeps connections, and tries nothing twice. A request that a process does not answer is
 * answered 502.
 */
export async function startBalancer(sites: readonly string[]): Promise<Balancer> {
  const ready = new Set<string>();
  const agent = new http.Agent({ keepAlive: true, maxSockets: 64 });
  const closing = new AbortController();
  let turn = 0;

  const unwell = new Map<string, number>();

  async function lookAt(site: string): Promise<void> {
    const signal = AbortSignal.timeout(PATIENCE_MS);
    const answer = await fetch(`${site}/api/health/ready`, { signal }).catch(() => null);
    const times = answer?.ok ? 0 : (unwell.get(site) ?? 0) + 1;
    unwell.set(site, times);
    if (times === 0) ready.add(site);
    else if (times >= UNWELL_AFTER) ready.delete(site);
  }

  function pass(request: http.IncomingMessage, response: http.ServerResponse): void {
    const choice = [...ready];
    const site = choice[turn++ % choice.length];
    if (site === undefined) {
      response.writeHead(502).end("no site is ready");
      return;
    }
    const fail = (error: Error) => {
      if (response.headersSent) response.destroy();
      else response.writeHead(502).end(`${site}: ${error.message}`);
    };
    const { method, headers } = request;
    const onward = http.request(new URL(request.url ?? "/", site), { method, headers, agent }, (answer) => {
      response.writeHead(answer.statusCode ?? 502, answer.headers);
      answer.on("error", fail).pipe(response);
    });
    request.pipe(onward.on("error", fail));
  }

  await Promise.all(sites.map(lookAt));
  const keepLooking = async (site: string) => {
    while (!closing.signal.aborted) {
      await sleep(LOOK_MS);
      await lookAt(site);
    }
  };
  const looking = sites.map(keepLooking);
  const server = http.createServer(pass);
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    address: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    async close() {
      closing.abort();
      await Promise.all(looking);
      agent.destroy();
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
