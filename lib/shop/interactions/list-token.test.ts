import { describe, expect, it } from "vitest";
import { randomId, uuidv7 } from "@/lib/platform/ids";
import { NOBODY } from "@/lib/shop/shoppers/nobody";
import { interactionSchema } from "./schema";
import { type ServedList, signListToken, verifyListToken } from "./list-token";

const SECRET = "a secret of at least thirty-two characters";

/** As many products as a list can have. */
const MAX_K = 100;
const NOW = Date.UTC(2026, 2, 1);
const DAY = 24 * 60 * 60 * 1_000;

const list: ServedList = {
  id: uuidv7(NOW),
  placement: "home.for-you",
  strategy: "for-you@1",
  model: "m-1",
  experiment: null,
  variant: null,
  shopperId: randomId(),
  servedAt: NOW,
  items: [3, 1, 2],
  rung: "live",
};

/** The token with something else in it, under its old signature. */
const withChange = (token: string, from: string, to: string): string => token.replace(from, to);

describe("list tokens", () => {
  it("say what was signed, for a day", () => {
    const token = signListToken(list, SECRET);
    expect(verifyListToken(token, NOW + DAY, [SECRET])).toEqual({ ok: true, list });
    expect(verifyListToken(token, NOW + DAY + 1, [SECRET])).toEqual({ ok: false, error: "expired", list });
    expect(token).toMatch(/^[\w.~%-]+$/);
  });

  it("stay readable whatever things are called, and belong to nobody in few letters", () => {
    const odd = { ...list, model: null, experiment: '50 % off ~ "A" & B_1.2', variant: "Größe_🛋", items: [] };
    expect(verifyListToken(signListToken(odd, SECRET), NOW, [SECRET])).toEqual({ ok: true, list: odd });
    const nobodys = { ...list, shopperId: NOBODY };
    const token = signListToken(nobodys, SECRET);
    expect(verifyListToken(token, NOW, [SECRET])).toEqual({ ok: true, list: nobodys });
    expect(token.length).toBeLessThan(130);
  });

  it("of the longest list fit into an interaction", () => {
    const items = Array.from({ length: MAX_K }, (_, i) => 2 ** 31 - 1 - i);
    const long = { ...list, model: randomId(), experiment: "e".repeat(64), variant: "v".repeat(64), items };
    const token = signListToken(long, SECRET);
    const click = {
      id: uuidv7(NOW),
      kind: "click",
      product: "prd_1",
      at: new Date(NOW).toISOString(),
      list: token,
    };
    expect(interactionSchema.safeParse(click).success).toBe(true);
    expect(verifyListToken(token, NOW, [SECRET])).toEqual({ ok: true, list: long });
  });

  it("hold only for the secret they were signed with", () => {
    const token = signListToken(list, SECRET);
    expect(verifyListToken(token, NOW, [SECRET.toUpperCase()])).toEqual({ ok: false, error: "forged" });
  });

  it("cannot be changed", () => {
    const token = signListToken(list, SECRET);
    const other = withChange(token, list.shopperId, randomId());
    expect(verifyListToken(other, NOW, [SECRET])).toEqual({ ok: false, error: "forged" });
    const longer = withChange(token, "3_1_2", "3_1_2_9");
    expect(longer).not.toBe(token);
    expect(verifyListToken(longer, NOW, [SECRET])).toEqual({ ok: false, error: "forged" });
  });

  it.each([
    "",
    "~",
    "3~",
    "3~a~b",
    "a.b.c",
    `${signListToken(list, SECRET)}~x`,
    signListToken(list, SECRET).slice(0, -4),
  ])("refuse %j", (token) => {
    expect(verifyListToken(token, NOW, [SECRET])).toEqual({ ok: false, error: "malformed" });
  });
});

describe("the terms of a list", () => {
  const terms = {
    device: "phone",
    isNew: true,
    held: false,
    variantShare: 0.3,
    exploration: { share: 0.1, pool: 88, place: 2 },
    teams: null,
    propensities: null,
  };

  it("travel with it, and are absent where there are none", () => {
    const token = signListToken({ ...list, terms }, SECRET);
    expect(verifyListToken(token, NOW, [SECRET])).toEqual({ ok: true, list: { ...list, terms } });
    const plain = verifyListToken(signListToken(list, SECRET), NOW, [SECRET]);
    expect(plain.ok && plain.list.terms).toBeUndefined();
  });

  it("cannot be written by anybody else", () => {
    const token = signListToken({ ...list, experiment: "bold-lists", variant: "usual", terms }, SECRET);
    const forged = withChange(token, "~usual~", "~bold~");
    expect(forged).not.toBe(token);
    expect(verifyListToken(forged, NOW, [SECRET])).toEqual({ ok: false, error: "forged" });
  });

  it("of the longest interleaved list fit into an interaction", () => {
    const many = Array.from({ length: MAX_K }, (_, i) => 1_000_000 + i);
    const interleaved = { ...terms, teams: many.map((i) => i % 2), propensities: many.map(() => 0.123456) };
    const token = signListToken({ ...list, items: many, terms: interleaved }, SECRET);
    const at = new Date(NOW).toISOString();
    const impression = { id: uuidv7(NOW), kind: "impression", at, list: token };
    expect(interactionSchema.safeParse(impression).success).toBe(true);
  });
});
