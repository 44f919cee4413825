import { expect, it } from "vitest";
import { call } from "@/lib/recommender/serving/testing/call";
import { withTestShop } from "@/lib/recommender/serving/testing/test-shop";
import { refreshRollups } from "@/lib/recommender/rollups/refresh";
import { createApiKey } from "@/lib/shop/auth/api-keys";
import { GET } from "./route";

const shop = withTestShop();

it("says to admins and keys until when everything is counted", async () => {
  const key = await createApiKey("Watcher", ["jobs:read"]);
  await refreshRollups();
  const before = await call(GET, "/api/rollups", { key });
  expect(before).toMatchObject({ status: 200, body: { waiting: 0 } });
  await shop.query(
    "insert into interactions (id, product_id, kind, at) values (gen_random_uuid(), 1, 'view', now())",
  );
  await refreshRollups();
  const after = await call(GET, "/api/rollups", { key });
  expect(Number(after.body.revision)).toBeGreaterThan(Number(before.body.revision));
});

it("says nothing to other keys", async () => {
  const key = await createApiKey("Reporter", ["interactions:write"]);
  expect((await call(GET, "/api/rollups", { key })).status).toBe(403);
});
