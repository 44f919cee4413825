import { describe, expect, it } from "vitest";
import { withTestDatabase } from "@/lib/platform/db/testing";
import { randomId } from "@/lib/platform/ids";
import { definitionSchema } from "@/lib/recommender/experiments/definition";
import type { Experiment } from "@/lib/recommender/experiments/experiment";
import { ServingPlan } from "@/lib/recommender/experiments/plan";
import { createAccount } from "@/lib/shop/accounts/commands";
import { openSession } from "@/lib/shop/accounts/sessions";
import { setConsent } from "@/lib/shop/shoppers/commands";
import { ALL, NOTHING } from "@/lib/shop/shoppers/consent";
import { subjectOf } from "./choices";
import { ShopperStateReader } from "./shopper-state";

withTestDatabase();
const NOW = Date.now();

const definition = definitionSchema.parse({
  hypothesis: "Any.",
  placements: ["home.for-you"],
  variants: ["a", "b"].map((key) => ({ key, name: key, share: 0.5 })),
});
const experiment: Experiment = {
  id: "sticky",
  kind: "experiment",
  state: "running",
  definition,
  slice: null,
  shares: null,
  startedAt: NOW - 1_000,
  stoppedAt: null,
  decidedAt: null,
  decision: null,
  createdAt: NOW,
  createdBy: "a",
};
const plan = new ServingPlan(new Map(), new Map(), [experiment]);

/** The variant a browser's cookie gets, through the database as a request does it. */
async function variantOf(cookie: string): Promise<string | null> {
  const state = await new ShopperStateReader().read(cookie, NOW);
  const subject = subjectOf(state, { shopperId: cookie, placements: [] });
  return plan.choose("home.for-you", { subject, now: NOW }).variant;
}

async function newAccount() {
  const email = `${randomId()}@example.com`;
  return createAccount({ email, name: "Ann", password: "correct horse" });
}

describe("the variant of a shopper", () => {
  it("stays through sign-in, and is the account's on every device", async () => {
    for (let i = 0; i < 5; i++) {
      const { userId } = await newAccount();
      const [laptop, phone] = [randomId(), randomId()];
      await setConsent(laptop, ALL);
      await setConsent(phone, ALL);
      const before = await variantOf(laptop);
      expect(before).not.toBeNull();
      const signedIn = (await openSession({ userId, sessionVersion: 1 }, laptop)).shopperId;
      expect(signedIn).not.toBe(laptop);
      expect(await variantOf(signedIn)).toBe(before);
      const onPhone = (await openSession({ userId, sessionVersion: 1 }, phone)).shopperId;
      expect(await variantOf(onPhone)).toBe(before);
    }
  });

  it("is none without consent, and none for a cookie that has come to its end", async () => {
    const { userId } = await newAccount();
    const laptop = randomId();
    await setConsent(laptop, NOTHING);
    expect(await variantOf(laptop)).toBeNull();
    await setConsent(laptop, ALL);
    await openSession({ userId, sessionVersion: 1 }, laptop);
    expect(await variantOf(laptop)).toBeNull();
  });
});
