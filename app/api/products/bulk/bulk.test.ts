import { type ChildProcess, spawn } from "node:child_process";
import { createInterface } from "node:readline";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { childEnvironment } from "@/lib/platform/env";
import { createApiKey } from "@/lib/shop/auth/api-keys";
import { closeKeys } from "@/lib/shop/auth/key-keeper";
import { withTestShop } from "@/lib/recommender/serving/testing/test-shop";
import { trainTestModel } from "@/lib/recommender/serving/testing/train-test-model";
import { call } from "@/lib/recommender/serving/testing/call";
import * as product from "../[product]/route";
import { POST as hide } from "../[product]/hide/route";
import { POST as create } from "../route";
import { POST } from "./route";

const shop = withTestShop();
let key: string;
beforeAll(async () => {
  key = await createApiKey("ERP", ["catalog:read", "catalog:write"]);
});
afterAll(closeKeys);

interface Line {
  line: number;
  status: string;
  sku?: string;
  message?: string;
}

function send(body: BodyInit, as = key, type = "application/x-ndjson"): Promise<Response> {
  const request = new Request("http://shop.test/api/products/bulk", {
    method: "POST",
    headers: { "content-type": type, authorization: `Bearer ${as}` },
    body,
    duplex: "half",
  } as RequestInit);
  return POST(request, { params: Promise.resolve({}) });
}
const toLines = (objects: readonly unknown[]) =>
  objects.map((one) => (typeof one === "string" ? one : JSON.stringify(one))).join("\n");
const parse = (text: string) =>
  text
    .split("\n")
    .filter((line) => line !== "")
    .map((line) => JSON.parse(line) as Line);
const take = async (objects: readonly unknown[]) => parse(await (await send(toLines(objects))).text());
const statusesOf = (lines: readonly Line[]) => lines.map(({ status }) => status);

const item = (n: number, extra: object = {}) => ({
  sku: `BULK-${n}`,
  name: `Thing ${n}`,
  price: 10,
  currency: "GBP",
  category: "Bulk",
  ...extra,
});

describe("products line by line", () => {
  it("says of each line what became of it, and changes nothing the second time", async () => {
    const lines = [
      item(1),
      item(2),
      "{",
      "[]",
      { sku: "BULK-3" },
      item(4, { price: "x" }),
      "",
      item(1, { price: 11 }),
    ];
    const first = await take(lines);
    expect(first.map(({ line }) => line)).toEqual([1, 2, 3, 4, 5, 6, 8]);
    expect(statusesOf(first)).toEqual([
      ...["created", "created", "rejected", "rejected", "rejected", "rejected", "updated"],
    ]);
    expect(first.filter(({ status }) => status === "rejected").every(({ message }) => message)).toBe(true);
    expect(statusesOf(await take([item(1, { price: 11 }), item(2)]))).toEqual(["unchanged", "unchanged"]);
    expect(statusesOf(await take([{ sku: "BULK-2", stock: 4 }]))).toEqual(["updated"]);
    const rows = await shop.query(
      "select price_amount, stock from products where sku like 'BULK-%' order by sku",
    );
    expect(rows).toEqual([
      { price_amount: 1100, stock: 100 },
      { price_amount: 1000, stock: 4 },
    ]);
  });

  it("takes a line however it is cut up on its way, and one that is too long for itself", async () => {
    const text = toLines([item(11, { name: "Tasse für Öl" }), `"${"x".repeat(300_000)}"`, item(12)]);
    const bytes = new TextEncoder().encode(text);
    let at = 0;
    const body = new ReadableStream<Uint8Array>({
      pull(controller) {
        const size = at < 200 ? 1 : 20_000;
        if (at >= bytes.length) controller.close();
        else controller.enqueue(bytes.slice(at, (at += size)));
      },
    });
    const lines = parse(await (await send(body)).text());
    expect(statusesOf(lines)).toEqual(["created", "rejected", "created"]);
    const rows = await shop.query("select name from products where sku = 'BULK-11'");
    expect(rows).toEqual([{ name: "Tasse für Öl" }]);
  });

  it("answers while it is sent to, and reads no further than it writes", async () => {
    let sent = 0;
    const body = new ReadableStream<Uint8Array>(
      {
        pull(controller) {
          if (sent === 40) controller.close();
          else controller.enqueue(new TextEncoder().encode(`${JSON.stringify(item(100 + sent++))}\n`));
        },
      },
      { highWaterMark: 0 },
    );
    const response = await send(body);
    const reader = response.body?.getReader();
    await reader?.read();
    expect(sent).toBeLessThan(40);
    await reader?.cancel();
  });

  it("is for keys with the scope, and for JSON Lines", async () => {
    const other = await createApiKey("Reader", ["catalog:read"]);
    expect((await send(toLines([item(1)]), other)).status).toBe(403);
    expect((await send(toLines([item(1)]), key, "application/json")).status).toBe(415);
    expect(parse(await (await send("")).text())).toEqual([]);
  });

  it("says from where to send again when the database is away", async () => {
    const response = await send(toLines([item(1)]));
    expect(response.status).toBe(200);
    await response.text();
    await shop.setDatabase("away");
    const lines = await take([item(21), item(22)]).finally(() => shop.setDatabase("back"));
    expect(lines).toMatchObject([{ line: 1, status: "failed" }]);
  });
});

describe("a change in every process", () => {
  let other: ChildProcess;
  let ask: (sku: string) => Promise<{ isSold: boolean; similar: string[] }>;
  beforeAll(async () => {
    // Without a model there is nothing but what sells.
    await trainTestModel(shop, "neighbours");
    const args = [
      "--conditions=react-server",
      "--import",
      "tsx",
      "lib/data/intake/testing/second-process.ts",
    ];
    const child = spawn(process.execPath, args, {
      stdio: ["pipe", "pipe", "inherit"],
      env: childEnvironment({ DATABASE_URL: shop.url() }),
    });
    other = child;
    const answers = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
    expect((await answers.next()).value).toBe("ready");
    ask = async (sku) => {
      child.stdin.write(`${sku}\n`);
      return JSON.parse(String((await answers.next()).value)) as { isSold: boolean; similar: string[] };
    };
  }, 60_000);
  afterAll(() => void other.kill());

  const text = (what: string) => ({
    name: `Quilted ${what} of eiderdown`,
    description: `A quilted ${what}, filled with eiderdown, washable, made in Iceland.`,
    price: 50,
    currency: "GBP",
    category: "Bedding",
  });

  it("shows a product that was made in the similar of its neighbours within five seconds", async () => {
    await call(create, "/", { key, body: { sku: "DUVET-1", ...text("blanket") } });
    await call(create, "/", { key, body: { sku: "DUVET-2", ...text("pillow") } });
    await vi.waitFor(async () => expect((await ask("DUVET-1")).similar).toContain("DUVET-2"), {
      timeout: 5_000,
      interval: 100,
    });
  });

  it("shows a hidden product in no list within a second", async () => {
    await call(hide, "/", { key, method: "POST", params: { product: "DUVET-2" } });
    await vi.waitFor(
      async () => {
        expect((await ask("DUVET-2")).isSold).toBe(false);
        expect((await ask("DUVET-1")).similar).not.toContain("DUVET-2");
      },
      { timeout: 1_000, interval: 20 },
    );
    const { body } = await call(product.GET, "/", { key, params: { product: "DUVET-2" } });
    expect(body.status).toBe("hidden");
  });
});
