import fs from "node:fs";
import { createServer, type IncomingMessage, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import os from "node:os";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { gzipSync } from "node:zlib";
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import { closeSender } from "@/lib/jobs/queue";
import { runWorker } from "@/lib/jobs/worker";
import { withTestDatabase } from "@/lib/platform/db/testing";
import { completeEnvironment } from "@/lib/platform/env";
import { downloadOutside } from "@/lib/platform/http/fetch-outside";
import { addFeed, removeFeed, requestFeedRun } from "./commands";
import { feedJob } from "./feed-job";
import { feedSchedule } from "./feed-schedule";
import { getFeed, listFeeds } from "./queries";
import { runFeed } from "./run-feed";
import { feedInputSchema, type FeedResult } from "./schema";

const { pool } = withTestDatabase();
const US = { process: "test" };
const folder = fs.mkdtempSync(path.join(os.tmpdir(), "aisle-feeds-"));

/** What the server sends for a path, and what it was asked with. */
const pages = new Map<
  string,
  { status?: number; headers?: Record<string, string>; body?: string | Buffer }
>();
const asked: IncomingMessage[] = [];
let server: Server;
let origin = "";

beforeAll(async () => {
  server = createServer((request, response) => {
    asked.push(request);
    const { status = 200, headers = {}, body = "" } = pages.get(request.url ?? "") ?? { status: 404 };
    const isKnown = headers.etag !== undefined && request.headers["if-none-match"] === headers.etag;
    response.writeHead(isKnown ? 304 : status, headers).end(isKnown ? undefined : body);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  completeEnvironment({ AISLE_FEED_HOSTS: "127.0.0.1", AISLE_FEED_FOLDER: folder, AISLE_DATA: folder });
});
afterAll(async () => {
  await closeSender();
  await new Promise((resolve) => server.close(resolve));
  fs.rmSync(folder, { recursive: true });
});
beforeEach(async () => {
  await pool().query("truncate products, categories, import_runs, settings, feeds, jobs cascade");
  pages.clear();
  asked.length = 0;
});

const csv = (codes: readonly string[]) =>
  `sku,name,price\n${codes.map((sku) => `${sku},Mug ${sku},5`).join("\n")}\n`;
const add = (given: object) => addFeed(feedInputSchema.parse({ address: `${origin}/feed`, ...given }), US);
const run = (id: string, options: object = {}): Promise<FeedResult> =>
  runFeed(pool(), id, {
    force: false,
    confirmDelisting: false,
    now: Date.now(),
    onProgress: () => {},
    ...options,
  });
async function onSale(): Promise<string[]> {
  const { rows } = await pool().query<{ sku: string }>(
    "select sku from products where status = 'active' order by sku",
  );
  return rows.map(({ sku }) => sku);
}

describe("a feed", () => {
  it("is imported as a file is, and fetched again only when it has changed", async () => {
    pages.set("/feed", { headers: { etag: '"1"' }, body: gzipSync(csv(["A", "B"])) });
    const { id } = await add({ mapping: { name: "name" } });
    expect(await run(id)).toMatchObject({ outcome: "imported", rows: 2, imported: 2, error: null });
    expect(await run(id)).toMatchObject({ outcome: "unchanged", rows: 0 });
    expect(asked.at(-1)?.headers["if-none-match"]).toBe('"1"');
    pages.set("/feed", { headers: { etag: '"2"' }, body: csv(["A", "B", "C"]) });
    expect(await run(id)).toMatchObject({ outcome: "imported", imported: 1, duplicates: 2 });
    expect((await listFeeds(US))[0]).toMatchObject({ id, result: { outcome: "imported", imported: 1 } });
    expect(await onSale()).toEqual(["A", "B", "C"]);
  });

  it("hides what it has brought and no longer speaks of, brings it back, and leaves what others have brought alone", async () => {
    await pool().query("insert into categories (slug, name, path, depth) values ('x', 'X', 'x', 0)");
    await pool().query(
      `insert into products (sku, slug, name, category_id, price_amount, currency, image)
       select 'OWN', 'own', 'Own', id, 100, 'GBP', '' from categories`,
    );
    pages.set("/feed", { body: csv(["A", "B", "C"]) });
    pages.set("/other", { body: csv(["C"]) });
    const { id } = await add({ delist: true });
    const other = await add({ address: `${origin}/other` });
    await run(id);
    await run(other.id);
    pages.set("/feed", { body: csv(["A"]) });
    expect(await run(id)).toMatchObject({ missing: 1, delisted: 1, stopped: null });
    expect(await onSale()).toEqual(["A", "C", "OWN"]);
    pages.set("/feed", { body: csv(["A", "B"]) });
    expect(await run(id)).toMatchObject({ missing: 0, delisted: 0, relisted: 1 });
    expect(await onSale()).toEqual(["A", "B", "C", "OWN"]);
  });

  it("never hides more than half of what it has brought, unless that is confirmed", async () => {
    pages.set("/feed", { headers: { etag: '"1"' }, body: csv(["A", "B", "C", "D"]) });
    const { id } = await add({ delist: true });
    await run(id);
    pages.set("/feed", { headers: { etag: '"2"' }, body: csv(["A"]) });
    for (const again of [1, 2]) {
      const result = await run(id);
      expect([again, result]).toMatchObject([again, { outcome: "imported", missing: 3, delisted: 0 }]);
      expect(result.stopped).toMatch(/3 of the 4 .* more than half/);
    }
    expect(await onSale()).toHaveLength(4);
    expect(await run(id, { confirmDelisting: true })).toMatchObject({ delisted: 3, stopped: null });
    expect(await onSale()).toEqual(["A"]);
  });

  it("that is cut off, empty, malformed or gone hides nothing and says what is wrong", async () => {
    pages.set("/feed", { body: csv(["A", "B"]) });
    const { id } = await add({ delist: true });
    await run(id);
    const broken: [object, RegExp][] = [
      [{ body: "" }, /is empty/],
      [{ status: 404 }, /answered 404/],
      [{ body: gzipSync(csv(["A"])).subarray(0, 30) }, /cut off/],
      [{ body: "name,price\nMug,5\n" }, /no column sku/],
    ];
    for (const [page, error] of broken) {
      pages.set("/feed", page);
      const result = await run(id);
      expect(result).toMatchObject({ outcome: "failed", delisted: 0 });
      expect(result.error).toMatch(error);
    }
    expect(await onSale()).toEqual(["A", "B"]);
  });

  it("may be a file within the folder of feeds, and nowhere else", async () => {
    const file = path.join(folder, "catalog.csv");
    fs.writeFileSync(file, csv(["A"]));
    const { id } = await add({ address: pathToFileURL(file).href });
    expect(await run(id)).toMatchObject({ outcome: "imported", imported: 1 });
    expect(await run(id)).toMatchObject({ outcome: "unchanged" });
    for (const address of ["file:///etc/hostname", `${pathToFileURL(folder).href}/../x.csv`]) {
      await expect(add({ address })).rejects.toThrow("has to lie in");
    }
    const link = path.join(folder, "link.csv");
    fs.symlinkSync("/etc/hostname", link);
    const linked = await add({ address: pathToFileURL(link).href });
    expect((await run(linked.id)).error).toMatch(/link out of the folder/);
  });

  it("shows no password, and is not for keys without the scope", async () => {
    await add({ address: `https://ann:secret@feeds.example/x.csv` });
    const [feed] = await listFeeds(US);
    expect(feed?.address).toBe("https://ann:***@feeds.example/x.csv");
    const key = { key: "k", scopes: ["catalog:read" as const] };
    await expect(listFeeds(key)).rejects.toMatchObject({ code: "forbidden" });
    await expect(removeFeed(feed?.id ?? "", key)).rejects.toMatchObject({ code: "forbidden" });
  });
});

describe("what is fetched from outside", () => {
  const fetchIt = (address: string, options: object = {}) =>
    downloadOutside(new URL(address), {
      file: path.join(folder, "download"),
      maxBytes: 1_000,
      timeoutMs: 5_000,
      etag: null,
      lastModified: null,
      trustedHosts: [],
      ...options,
    });

  it.each([
    ["https://127.0.0.1/", /private network/],
    ["https://0x7f000001/", /private network/],
    ["https://[::1]/", /private network/],
    ["https://[::ffff:10.0.0.1]/", /private network/],
    ["https://169.254.169.254/latest/meta-data", /private network/],
    ["https://10.1.2.3/", /private network/],
    ["https://100.64.0.1/", /private network/],
    ["https://localhost/", /private network/],
    ["http://example.org/", /must begin with https/],
    ["ftp://example.org/", /must begin with https/],
  ])("is never from %s", async (address, reason) => {
    await expect(fetchIt(address)).rejects.toThrow(reason);
  });

  it("is looked at again after each redirect, and ends at its limits", async () => {
    const trusted = { trustedHosts: ["127.0.0.1"] };
    const to = (location: string) => ({ status: 302, headers: { location } });
    pages.set("/away", to("http://localhost:1/"));
    pages.set("/inside", to("https://192.168.0.1/"));
    pages.set("/round", to("/round"));
    pages.set("/good", to("/there"));
    pages.set("/there", { body: "here" });
    pages.set("/large", { body: "x".repeat(1_001) });
    await expect(fetchIt(`${origin}/away`, trusted)).rejects.toThrow("must begin with https");
    await expect(fetchIt(`${origin}/inside`, trusted)).rejects.toThrow("private network");
    await expect(fetchIt(`${origin}/round`, trusted)).rejects.toThrow("more than 5 times");
    await expect(fetchIt(`${origin}/large`, trusted)).rejects.toMatchObject({ code: "too_large" });
    expect(await fetchIt(`${origin}/good`, trusted)).toMatchObject({ bytes: 4 });
  });
});

describe("the worker", () => {
  it("fetches a new feed by itself", async () => {
    pages.set("/feed", { body: csv(["A", "B"]) });
    const { id } = await add({});
    const stopping = new AbortController();
    const working = runWorker({ signal: stopping.signal, jobs: [feedJob], schedules: [feedSchedule] });
    await vi.waitFor(async () => expect((await getFeed(id, US)).result).not.toBeNull(), { timeout: 20_000 });
    stopping.abort();
    await working;
    expect(await getFeed(id, US)).toMatchObject({ result: { outcome: "imported", imported: 2 } });
    expect(await onSale()).toEqual(["A", "B"]);
  }, 40_000);
});

describe("the schedule of feeds", () => {
  it("asks for each feed once when its time has come, and for one on demand at once", async () => {
    const { id } = await add({ everyMinutes: 60 });
    const now = Date.now();
    expect(await feedSchedule.enqueueDue(now, now)).toMatchObject({ created: true });
    expect(await feedSchedule.enqueueDue(now, now)).toMatchObject({ created: false });
    await run(id, { now });
    expect(await feedSchedule.enqueueDue(now + 59 * 60_000, now)).toBeNull();
    expect(await feedSchedule.enqueueDue(now + 60 * 60_000, now)).toMatchObject({ created: true });
    expect(await requestFeedRun(id, { confirmDelisting: false }, US)).toMatchObject({ created: true });
  });
});
