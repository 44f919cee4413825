import net from "node:net";
import { afterAll, afterEach, describe, expect, it, vi } from "vitest";
import { completeEnvironment } from "@/lib/platform/env";
import { listen } from "./listen";
import { withTestDatabase } from "./testing";

const database = withTestDatabase();
let stop = new AbortController();
const sockets = new Set<net.Socket>();
let silent = false;

/** Stands between the listener and the database, and can fall silent without closing anything, as a firewall does. */
async function startRelay(): Promise<net.Server> {
  const target = new URL(database.url());
  const server = net.createServer((near) => {
    const far = net.connect(Number(target.port), target.hostname);
    for (const [from, to] of [
      [near, far],
      [far, near],
    ] as const) {
      sockets.add(from);
      from.on("data", (chunk) => silent || to.write(chunk));
      from.on("error", () => {});
      from.on("close", () => silent || to.destroy());
    }
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return server;
}

afterEach(() => {
  stop.abort();
  stop = new AbortController();
});
afterAll(() => sockets.forEach((socket) => socket.destroy()));

describe("listening", () => {
  it("hears notices, and after the server has ended the connection hears them again", async () => {
    const [onNotice, onConnect] = [vi.fn(), vi.fn()];
    listen("news", { onNotice, onConnect }, stop.signal);
    await vi.waitFor(() => expect(onConnect).toHaveBeenCalledTimes(1));
    await database.pool().query("select pg_notify('news', 'one')");
    await vi.waitFor(() => expect(onNotice).toHaveBeenCalledWith("one"));

    await database
      .pool()
      .query(
        "select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and query like 'listen%'",
      );
    await vi.waitFor(() => expect(onConnect).toHaveBeenCalledTimes(2), { timeout: 5_000 });
    await database.pool().query("select pg_notify('news', 'two')");
    await vi.waitFor(() => expect(onNotice).toHaveBeenCalledWith("two"));
  });

  it("notices a connection that died without a word", { timeout: 20_000 }, async () => {
    const relay = await startRelay();
    const direct = database.url();
    const through = new URL(direct);
    through.port = String((relay.address() as net.AddressInfo).port);
    completeEnvironment({ DATABASE_URL: through.href });
    const onConnect = vi.fn();
    listen("news", { onNotice: () => {}, onConnect }, stop.signal, 100);
    await vi.waitFor(() => expect(onConnect).toHaveBeenCalledTimes(1));

    silent = true;
    completeEnvironment({ DATABASE_URL: direct });
    await vi.waitFor(() => expect(onConnect).toHaveBeenCalledTimes(2), { timeout: 15_000 });
    relay.close();
  });
});
