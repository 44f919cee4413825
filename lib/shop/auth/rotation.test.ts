import { afterEach, describe, expect, it } from "vitest";
import { completeEnvironment, getEnv } from "@/lib/platform/env";
import { acceptedSecrets } from "@/lib/platform/shop-secrets";
import { randomId, uuidv7 } from "@/lib/platform/ids";
import { readCursor, signCursor } from "@/lib/recommender/serving/cursor";
import { signListToken, verifyListToken } from "@/lib/shop/interactions/list-token";
import { markOf } from "@/lib/shop/shoppers/erasure-mark";
import { scheduler } from "./rights";
import { getSessionCookie, getSessionOptions, sealSession, unsealSession } from "./session";

const DATABASE_URL = "postgresql://aisle@127.0.0.1:5432/aisle";
const NAMES = ["NEXTAUTH_SECRET", "AISLE_LIST_SECRET", "CRON_SECRET", "METRICS_TOKEN"] as const;
completeEnvironment({ DATABASE_URL });
const before = Object.fromEntries(NAMES.map((name) => [name, getEnv()[name]]));
afterEach(() => completeEnvironment(before));

const NEW = "n".repeat(43);
/** The shop's secrets are changed: new ones are used, and those of before accepted or not. */
function change({ overlap }: { overlap: boolean }): void {
  completeEnvironment(
    Object.fromEntries(NAMES.map((name) => [name, overlap ? `${NEW},${before[name]}` : NEW])),
  );
}

const list = {
  id: uuidv7(),
  placement: "home.for-you",
  strategy: "default@1",
  model: null,
  experiment: null,
  variant: null,
  shopperId: randomId(),
  servedAt: Date.now(),
  items: [1, 2, 3],
  rung: "live",
};
const cursor = {
  placement: "home.for-you",
  shopperId: null,
  at: Date.now(),
  about: {},
  shown: [4, 5],
} as const;
const claims = { userId: randomId(), sessionId: randomId(), sessionVersion: 1 };
const toCookie = (token: string) => `${getSessionCookie().name}=${token}`;
const asked = (secret: string) =>
  scheduler.admit(new Request("http://shop", { headers: { authorization: `Bearer ${secret}` } }), {});

describe("while the shop's secrets are changed", () => {
  it("what was signed with those of before is accepted, until they are retired", async () => {
    const [token, place, session] = [signListToken(list), signCursor(cursor), await sealSession(claims)];
    const holds = async () => [
      verifyListToken(token, Date.now()).ok,
      readCursor(place, Date.now()).ok,
      (await unsealSession(toCookie(session)))?.sessionId === claims.sessionId,
      (await getSessionOptions().jwt?.decode?.({ token: session, secret: NEW }))?.claims !== undefined,
      await asked(before.CRON_SECRET ?? "").then(
        () => true,
        () => false,
      ),
    ];
    expect(await holds()).toEqual([true, true, true, true, true]);
    change({ overlap: true });
    expect(await holds()).toEqual([true, true, true, true, true]);
    change({ overlap: false });
    expect(await holds()).toEqual([false, false, false, false, false]);
  });

  it("what is signed now holds with the new ones alone", async () => {
    change({ overlap: true });
    const [token, place, session] = [signListToken(list), signCursor(cursor), await sealSession(claims)];
    change({ overlap: false });
    expect(verifyListToken(token, Date.now()).ok).toBe(true);
    expect(readCursor(place, Date.now()).ok).toBe(true);
    expect(await unsealSession(toCookie(session))).toEqual(claims);
    await expect(asked(NEW)).resolves.toBeDefined();
    expect(acceptedSecrets("METRICS_TOKEN")).toEqual([NEW]);
  });

  it("an erased id is still known", () => {
    const mark = markOf("shopper", list.shopperId);
    change({ overlap: false });
    expect(markOf("shopper", list.shopperId)).toBe(mark);
  });
});
