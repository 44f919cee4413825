import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createApiKey } from "@/lib/shop/auth/api-keys";
import { closeKeys } from "@/lib/shop/auth/key-keeper";
import { call } from "@/lib/recommender/serving/testing/call";
import { withTestShop } from "@/lib/recommender/serving/testing/test-shop";
import { GET as profile } from "../../shoppers/[shopper]/profile/route";
import { POST as record } from "../route";
import { POST } from "./route";

const shop = withTestShop();
let key: string;
beforeAll(async () => {
  key = await createApiKey("Shop", ["interactions:write", "profile:read"]);
});
afterAll(closeKeys);

async function take(
  objects: readonly unknown[],
): Promise<{ line: number; status: string; message?: string }[]> {
  const request = new Request("http://shop.test/api/interactions/bulk", {
    method: "POST",
    headers: { "content-type": "application/x-ndjson", authorization: `Bearer ${key}` },
    body: objects.map((one) => JSON.stringify(one)).join("\n"),
  });
  const text = await (await POST(request, { params: Promise.resolve({}) })).text();
  return text
    .trim()
    .split("\n")
    .map((line) => JSON.parse(line) as { line: number; status: string });
}
const statuses = async (objects: readonly unknown[]) => (await take(objects)).map(({ status }) => status);

describe("history in bulk", () => {
  const old = { shopper: "customer-1", product: "SKU-1", kind: "view", at: "2011-03-04T05:06:07Z" };

  it("is of any age, under the names other systems have, and counts once", async () => {
    const lines = [
      { ...old, id: "evt-1" },
      { user_id: 77, item_id: "SKU-2", event_type: "add_to_cart", timestamp: 1_300_000_000 },
      { user: "Zoë 🛒", sku: "SKU-3", event: "purchase", timestamp: "2015-01-01", quantity: 3, id: 12 },
      { shopper: "guest", product: "SKU-1", kind: "purchase", at: "2015-01-01" },
      { ...old, kind: "rating", value: 4, id: "evt-2" },
    ];
    expect(await statuses(lines)).toEqual(Array(5).fill("accepted"));
    expect(await statuses([...lines, lines[0]])).toEqual(Array(6).fill("duplicate"));
    const { body } = await call(profile, "/", { key, params: { shopper: "Zoë 🛒" } });
    expect(body.history).toMatchObject([{ kind: "purchase", value: 3, at: "2015-01-01T00:00:00.000Z" }]);
  });

  it("says what is wrong with a line, and takes the others", async () => {
    const lines = await take([
      { ...old, at: "2012-01-01" },
      { ...old, product: "gone" },
      { ...old, kind: "wink" },
      { ...old, at: "soon" },
      { ...old, at: new Date(Date.now() + 86_400_000).toISOString() },
      { ...old, kind: "rating" },
      { ...old, shopper: "x".repeat(201) },
      { product: "SKU-1", at: "2012-01-01", kind: "view" },
      { ...old, at: "2012-01-02" },
    ]);
    expect(lines.map(({ status }) => status)).toEqual([
      "accepted",
      ...Array<string>(6).fill("rejected"),
      ...["accepted", "accepted"],
    ]);
    expect(lines[2]?.message).toContain("wink");
  });

  it("knows an event again that came one by one before", async () => {
    const at = new Date(Date.now() - 60_000).toISOString();
    const event = { id: "order-9/1", kind: "view", product: "SKU-4", at, shopper: "customer-9" };
    const sent = await call(record, "/api/interactions", { key, body: { interactions: [event] } });
    expect(sent.body).toMatchObject({ accepted: 1 });
    expect(await statuses([event])).toEqual(["duplicate"]);
    const rows = await shop.query("select 1 from shoppers where external_id = 'customer-9'");
    expect(rows).toHaveLength(1);
  });

  it("keeps the lines of one order that share its number apart", async () => {
    const line = { shopper: "c5", kind: "purchase", at: "2014-01-01", id: "order-5" };
    const order = ["SKU-1", "SKU-2"].map((product) => ({ ...line, product }));
    expect(await statuses(order)).toEqual(["accepted", "accepted"]);
    expect(await statuses(order)).toEqual(["duplicate", "duplicate"]);
  });
});
