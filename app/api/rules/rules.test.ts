import { describe, expect, it } from "vitest";
import { createApiKey } from "@/lib/shop/auth/api-keys";
import { randomId } from "@/lib/platform/ids";
import { call } from "@/lib/recommender/serving/testing/call";
import { withTestShop } from "@/lib/recommender/serving/testing/test-shop";
import { DELETE, GET as getOne, PUT } from "./[rule]/route";
import { GET, POST } from "./route";

withTestShop();

const RULE = {
  name: "Lamps first",
  owner: "Ann",
  reason: "Winter",
  scope: { placements: ["home.trending"] },
  action: { kind: "boost", where: 'category in "root-1"', factor: 3 },
  endsAt: "2030-01-01T10:00:00+01:00",
};
const pathsOf = (body: Record<string, unknown>) =>
  (body.errors as { path: string }[]).map(({ path }) => path);

describe("/api/rules", () => {
  it("keeps, shows, changes and takes away rules for keys that may", async () => {
    const [reads, writes] = [
      await createApiKey("Board", ["merchandising:read"]),
      await createApiKey("PIM", ["merchandising:write"]),
    ];
    const made = await call(POST, "/api/rules", { key: writes, body: RULE });
    expect(made.status).toBe(201);
    expect(made.body).toMatchObject({
      name: "Lamps first",
      version: 1,
      state: "on",
      endsAt: "2030-01-01T09:00:00.000Z",
      priority: 50,
    });
    const rule = String(made.body.id);
    const at = { params: { rule }, key: writes };
    const url = `/api/rules/${rule}`;
    const changed = await call(PUT, url, {
      ...at,
      method: "PUT",
      body: { ...RULE, name: "Lamps", state: "off", version: 1 },
    });
    expect([changed.status, changed.body.version, changed.body.state]).toEqual([200, 2, "off"]);
    const late = await call(PUT, url, { ...at, method: "PUT", body: { ...RULE, version: 1 } });
    expect(late.status).toBe(409);
    const { body } = await call(getOne, url, { params: { rule }, key: reads });
    expect((body.history as { name: string }[]).map(({ name }) => name)).toEqual(["Lamps", "Lamps first"]);
    expect(((await call(GET, "/api/rules", { key: reads })).body.rules as unknown[]).length).toBe(1);
    expect((await call(DELETE, url, { ...at, method: "DELETE" })).status).toBe(200);
    expect((await call(getOne, url, { params: { rule }, key: reads })).status).toBe(404);
  });

  it("refuses what makes no sense, by its path, and whoever may not", async () => {
    const [reads, writes] = [
      await createApiKey("Board", ["merchandising:read"]),
      await createApiKey("PIM", ["merchandising:write"]),
    ];
    const refused = async (change: object) => {
      const { status, body } = await call(POST, "/api/rules", { key: writes, body: { ...RULE, ...change } });
      return [status, pathsOf(body)];
    };
    expect(await refused({ action: { kind: "boost", where: "price <", factor: 2 } })).toEqual([
      400,
      ["action.where"],
    ]);
    expect(await refused({ action: { kind: "cap", by: "brand" } })).toEqual([400, ["action.most"]]);
    expect(await refused({ scope: { category: "nowhere" } })).toEqual([400, ["scope.category"]]);
    expect(await refused({ startsAt: "2031-01-01T00:00:00Z" })).toEqual([400, ["endsAt"]]);
    expect(await refused({ surprise: 1 })).toEqual([400, ["surprise"]]);
    expect((await call(POST, "/api/rules", { key: reads, body: RULE })).status).toBe(403);
    expect((await call(GET, "/api/rules", { key: writes })).status).toBe(403);
    const rule = randomId();
    expect((await call(getOne, `/api/rules/${rule}`, { params: { rule }, key: reads })).status).toBe(404);
  });
});
