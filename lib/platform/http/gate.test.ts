import http, { type ServerResponse } from "node:http";
import net, { type AddressInfo } from "node:net";
import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, beforeAll, expect, it } from "vitest";
import { completeEnvironment } from "@/lib/platform/env";
import { mayEnter } from "./gate";

const most = 4;
completeEnvironment({ AISLE_PAGES_AT_ONCE: String(most) });

/** A busy process lets in fewer, and this one was until a moment ago: twice a tenth of a second counts. */
async function untilCalm(): Promise<void> {
  for (let i = 0; i < 2; i++) {
    await sleep(200);
    await ask("/cart");
  }
}

const waiting: ServerResponse[] = [];
const server = http.createServer((request, response) => {
  if (!mayEnter(request, response)) return;
  if (request.url === "/slow") waiting.push(response);
  else response.end("here");
});
beforeAll(() => new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve)));
afterAll(() => {
  server.closeAllConnections();
  return new Promise((resolve) => server.close(resolve));
});

const portOf = () => (server.address() as AddressInfo).port;
const ask = (path: string) => fetch(`http://127.0.0.1:${portOf()}${path}`);

it("more pages than are made at once are refused at once, and calls and files are not", async () => {
  await untilCalm();
  const sockets = Array.from({ length: most }, () => {
    const socket = net.connect(portOf(), "127.0.0.1");
    socket.write("GET /slow HTTP/1.1\r\nhost: a\r\n\r\n");
    return socket;
  });
  await expect.poll(() => waiting.length).toBe(most);
  const refused = await ask("/cart");
  expect([refused.status, refused.headers.get("retry-after")]).toEqual([503, "1"]);
  expect(await refused.text()).toContain("One moment, please");
  expect((await ask("/api/search?q=a")).status).toBe(200);
  expect((await ask("/api/health/live")).status).toBe(200);
  expect((await ask("/_next/static/a.js")).status).toBe(200);

  // One is answered, and one has gone away: there is room for two.
  waiting[0]?.end("made");
  sockets[1]?.destroy();
  await expect.poll(async () => (await ask("/cart")).status).toBe(200);
  for (const socket of sockets) socket.destroy();
});
