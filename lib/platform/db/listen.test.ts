import { afterEach, describe, expect, it, vi } from "vitest";
import { completeEnvironment } from "@/lib/platform/env";
import { startRelay } from "@/lib/platform/postgres/relay";
import { listen } from "./listen";
import { withTestDatabase } from "./testing";

const database = withTestDatabase();
let stop = new AbortController();

afterEach(() => {
  stop.abort();
  stop = new AbortController();
});

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
    const direct = database.url();
    const relay = await startRelay(direct);
    completeEnvironment({ DATABASE_URL: relay.url });
    const onConnect = vi.fn();
    listen("news", { onNotice: () => {}, onConnect }, stop.signal, 100);
    await vi.waitFor(() => expect(onConnect).toHaveBeenCalledTimes(1));

    relay.fallSilent();
    completeEnvironment({ DATABASE_URL: direct });
    await vi.waitFor(() => expect(onConnect).toHaveBeenCalledTimes(2), { timeout: 15_000 });
    await relay.close();
  });
});
