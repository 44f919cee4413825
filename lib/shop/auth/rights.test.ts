import { beforeAll, describe, expect, it } from "vitest";
import { withTestDatabase } from "@/lib/platform/db/testing";
import { getEnv } from "@/lib/platform/env";
import type { Right, RightContract } from "@/lib/platform/http/right";
import { randomId } from "@/lib/platform/ids";
import { createApiKey } from "./api-keys";
import { staffOrKey, anybody, metricsCollector, scheduler, shopper, shopperOrKey, visitor } from "./rights";

withTestDatabase();

const asking = (headers: Record<string, string> = {}) => new Request("http://shop.test/api/x", { headers });
const bearer = (token: string) => ({ authorization: `Bearer ${token}` });
const cookieOf = (id: string) => ({ cookie: `aisle_shopper=${id}` });

describe("the cron secret", () => {
  it.each([
    ["nothing", undefined],
    ["what an unset variable would compare with", "Bearer undefined"],
    ["an empty token", "Bearer "],
    ["another scheme", `Basic ${"x".repeat(40)}`],
    ["another secret of any length", `Bearer ${"x".repeat(43)}`],
  ])("refuses %s", async (_, authorization) => {
    await expect(scheduler.admit(asking(authorization ? { authorization } : {}), {})).rejects.toThrow(
      "cron secret",
    );
  });

  it("lets the shop's own in", async () => {
    await expect(scheduler.admit(asking(bearer(getEnv().CRON_SECRET)), {})).resolves.toEqual({
      caller: null,
    });
  });

  it("is not the metrics' token", async () => {
    const { CRON_SECRET, METRICS_TOKEN } = getEnv();
    await expect(metricsCollector.admit(asking(bearer(CRON_SECRET)), {})).rejects.toThrow("need a token");
    await expect(metricsCollector.admit(asking(bearer(METRICS_TOKEN)), {})).resolves.toBeDefined();
  });
});

describe("shoppers", () => {
  const id = randomId();

  it("are known by their cookie, and become one where it is needed", async () => {
    expect(await shopper.admit(asking(cookieOf(id)), {})).toEqual({ caller: id, headers: {} });
    const { caller, headers } = await shopper.admit(asking(), {});
    expect(headers?.["set-cookie"]).toContain(`aisle_shopper=${caller};`);
  });

  it("stay unknown where it is not", async () => {
    expect((await visitor.admit(asking(cookieOf(id)), {})).caller).toBe(id);
    expect(await visitor.admit(asking(), {})).toEqual({ caller: null });
  });
});

describe("API keys", () => {
  let key: string;
  beforeAll(async () => {
    key = await createApiKey("Till", ["interactions:write"]);
  });

  it("are let in with the scope, and not because a cookie would be", async () => {
    const reporting = shopperOrKey("interactions:write");
    const id = randomId();
    expect((await reporting.admit(asking(cookieOf(id)), {})).caller).toEqual({
      shopperId: id,
      key: null,
      browserKey: null,
    });
    const admitted = await reporting.admit(asking({ ...cookieOf(id), ...bearer(key) }), {});
    expect(admitted.caller.key?.scopes).toEqual(["interactions:write"]);
    const refused = async (right: Right<unknown>, token: string) =>
      right.admit(asking({ ...cookieOf(id), ...bearer(token) }), {}).catch((error: unknown) => error);
    expect(await refused(reporting, `${key}x`)).toMatchObject({ code: "unauthenticated" });
    expect(await refused(shopperOrKey("jobs:write"), key)).toMatchObject({ code: "forbidden" });
    expect(await refused(staffOrKey("jobs:write"), key)).toMatchObject({ code: "forbidden" });
    expect(await refused(staffOrKey("jobs:write"), "nonsense")).toMatchObject({ code: "unauthenticated" });
  });

  it("are what the actor of commands and queries is then", async () => {
    const watcher = await createApiKey("Watcher", ["jobs:read"]);
    const { caller } = await staffOrKey("jobs:read").admit(asking(bearer(watcher)), {});
    expect(caller).toMatchObject({ scopes: ["jobs:read"] });
  });
});

it("says to clients what it checks", () => {
  const say = ({ credentials, anonymous }: RightContract) => [
    ...credentials.map(({ scheme, scopes = [] }) => [scheme, ...scopes].join(" ")),
    ...(anonymous ? ["nobody in particular"] : []),
  ];
  expect(say(anybody)).toEqual(["nobody in particular"]);
  expect(say(staffOrKey("jobs:read"))).toEqual(["apiKey jobs:read", "adminSession"]);
  expect(say(scheduler)).toEqual(["cronSecret"]);
});
