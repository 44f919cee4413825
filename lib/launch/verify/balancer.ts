import http from "node:http";
import type { AddressInfo } from "node:net";
import { isReady } from "./whole-shop";

const LOOK_MS = 250;

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
  let turn = 0;

  const look = async () => {
    await Promise.all(
      sites.map(async (site) => ((await isReady(site)) ? ready.add(site) : ready.delete(site))),
    );
  };

  function pass(request: http.IncomingMessage, response: http.ServerResponse): void {
    const choice = [...ready];
    const site = choice[turn++ % choice.length];
    if (site === undefined) {
      response.writeHead(502).end("no site is ready");
      return;
    }
    const fail = () => {
      if (response.headersSent) response.destroy();
      else response.writeHead(502).end();
    };
    const { method, headers } = request;
    const onward = http.request(new URL(request.url ?? "/", site), { method, headers, agent }, (answer) => {
      response.writeHead(answer.statusCode ?? 502, answer.headers);
      answer.on("error", fail).pipe(response);
    });
    request.pipe(onward.on("error", fail));
  }

  await look();
  const looking = setInterval(() => void look(), LOOK_MS);
  const server = http.createServer(pass);
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    address: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    async close() {
      clearInterval(looking);
      agent.destroy();
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
