import { afterAll, beforeAll, expect, it } from "vitest";
import { withTestDatabase } from "@/lib/platform/db/testing";
import { closePlan, getPlan } from "@/lib/recommender/experiments/live-plan";
import { closeRules, getRules } from "@/lib/recommender/rules/live-rules";
import { closeSettings, getSettings, refreshSettings } from "@/lib/shop/settings/live-settings";
import { writeSettings } from "@/lib/shop/settings/write-settings";
import { pageGrounds } from "./grounds";

withTestDatabase();

beforeAll(async () => {
  await Promise.all([getSettings(), getPlan(), getRules()]);
});
afterAll(() => {
  closeSettings();
  closePlan();
  closeRules();
});

it("what pages stand on is otherwise in the moment that somebody has said so, and the same once that is read again", async () => {
  const now = Date.now();
  const before = pageGrounds(now);
  await writeSettings({ ...(await getSettings()), headline: "Something else" }, "a test");
  const after = pageGrounds(now);
  expect(after).not.toBe(before);
  await refreshSettings();
  expect(pageGrounds(now)).toBe(after);
  expect(pageGrounds(now + 1_000)).toBe(after);
});
