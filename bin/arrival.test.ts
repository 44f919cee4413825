import http from "node:http";
import net, { type AddressInfo } from "node:net";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createArrival, SERVER_LIMITS } from "./arrival.mjs";
import { answerUnreadable } from "./refuse-malformed.mjs";

const LIMITS = { wholeMs: 900, rateMs: 600, rateBytes: 10 * 1024, most: 250, sweepMs: 100 };
const SLOW = 200;
/** Requests that are worked on at once, as behind the gate of a web process. */
const PLACES = 5;
let working = 0;

const arrival = createArrival(LIMITS);
const server = http.createServer(
  { ...SERVER_LIMITS, headersTimeout: LIMITS.wholeMs, connectionsCheckingInterval: LIMITS.sweepMs },
  arrival.arrived(async (request, response) => {
    if (working === PLACES) return void response.writeHead(503).end();
    working++;
    response.once("close", () => working--);
    let size = 0;
    for await (const chunk of request) size += (chunk as Buffer).length;
    response.end(String(size));
  }),
);
server.on("clientError", answerUnreadable);
beforeAll(() => new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve)));
afterAll(() => {
  server.closeAllConnections();
  return new Promise((resolve) => server.close(resolve));
});

const portOf = () => (server.address() as AddressInfo).port;
const POST = (length: number) => `POST / HTTP/1.1\r\nhost: shop\r\ncontent-length: ${length}\r\n\r\n`;

interface Trickle {
  /** What it was answered before it was closed, and how long that took. */
  ended: Promise<{ said: string; ms: number }>;
}

/** A connection that begins with `start` and then sends a byte every tenth of a second, for as long as it may. */
function trickle(start: string | Buffer): Trickle {
  const socket = net.connect(portOf(), "127.0.0.1");
  const began = performance.now();
  let said = "";
  socket.on("error", () => {}).on("data", (chunk: Buffer) => (said += chunk.toString("latin1")));
  if (start.length > 0) socket.write(start);
  const drip = start.length > 0 ? setInterval(() => socket.write("x"), 100) : undefined;
  const ended = new Promise<{ said: string; ms: number }>((resolve) =>
    socket.once("close", () => {
      clearInterval(drip);
      resolve({ said, ms: performance.now() - began });
    }),
  );
  return { ended };
}

/** A whole request, by fetch, and how long its answer took. */
async function ask(body?: string | Buffer): Promise<{ status: number; text: string; ms: number }> {
  const began = performance.now();
  const init = body === undefined ? {} : { method: "POST", body: body as BodyInit };
  const answer = await fetch(`http://127.0.0.1:${portOf()}/`, init);
  return { status: answer.status, text: await answer.text(), ms: performance.now() - began };
}

async function askAll(): Promise<void> {
  for (const one of [await ask(), await ask("{}"), await ask("y".repeat(200_000))]) {
    expect(one.status).toBe(200);
    expect(one.ms).toBeLessThan(1_000);
  }
}

describe("hundreds of requests that trickle", () => {
  it.each<[string, string, RegExp]>([
    ["headers", "GET / HTTP/1.1\r\nhost: sh", /^HTTP\/1.1 408 /],
    ["bodies", POST(1_000), /^HTTP\/1.1 408 /],
    ["nothing at all", "", /^(HTTP\/1.1 408 |$)/],
  ])(
    "%s: others are answered meanwhile, and they are told and closed in time",
    async (_, start, answered) => {
      const slow = Array.from({ length: SLOW }, () => trickle(start));
      const [first] = await Promise.all([Promise.race(slow.map(({ ended }) => ended)), askAll(), askAll()]);
      expect(first.ms).toBeGreaterThan(600);
      for (const { said, ms } of await Promise.all(slow.map(({ ended }) => ended))) {
        expect(said).toMatch(answered);
        expect(ms).toBeLessThan(LIMITS.wholeMs + 2_000);
      }
      expect(arrival.size).toBe(0);
      await askAll();
    },
  );

  it("large bodies that begin in full: they hold their places no longer than a body has to keep coming", async () => {
    const begun = Buffer.concat([Buffer.from(POST(10_000_000)), Buffer.alloc(100_000, "z")]);
    const slow = Array.from({ length: PLACES }, () => trickle(begun));
    const ends = await Promise.all(slow.map(({ ended }) => ended));
    for (const { ms } of ends) expect(ms).toBeLessThan(LIMITS.rateMs + 2_000);
    await expect.poll(() => working).toBe(0);
    await askAll();
  });

  it("more of them than are waited for: the one that has taken longest goes first", async () => {
    const slow = Array.from({ length: LIMITS.most + 50 }, () => trickle(POST(1_000)));
    const first = await Promise.race(slow.map(({ ended }) => ended));
    expect(first.ms).toBeLessThan(LIMITS.wholeMs);
    await askAll();
    await Promise.all(slow.map(({ ended }) => ended));
  });
});

it("what takes long and keeps coming is taken in", async () => {
  const piece = Buffer.alloc(32 * 1024);
  const pieces = 20;
  const answered = await new Promise<string>((resolve, reject) => {
    const request = http.request({ port: portOf(), method: "POST" }, async (answer) => {
      resolve((await answer.toArray()).join(""));
    });
    request.once("error", reject);
    let sent = 0;
    const sending = setInterval(() => {
      request.write(piece);
      if (++sent === pieces) {
        clearInterval(sending);
        request.end();
      }
    }, 100);
  });
  expect(answered).toBe(String(piece.length * pieces));
});
