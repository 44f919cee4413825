import fs from "node:fs";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { randomId } from "@/lib/platform/ids";
import { shippedStrategy } from "@/lib/recommender/strategies/shipped";
import { strategyName } from "@/lib/recommender/strategies/strategy-name";
import { type Definition, definitionSchema, flagSchema } from "./definition";
import type { Experiment, FlagSwitch } from "./experiment";
import type { TasteFact } from "./taste";
import { type Choice, ServingPlan, type Subject } from "./plan";

const MINUTE = 60_000;
const START = Date.UTC(2026, 4, 1);
const usual = shippedStrategy("home.for-you");
const bold = { ...usual, name: "bold", version: 1 };
const strategies = new Map([[strategyName(bold), bold]]);

const definitionOf = (change: Partial<Record<keyof Definition, unknown>> = {}) =>
  definitionSchema.parse({
    hypothesis: "Bolder lists sell more.",
    placements: ["home.for-you"],
    variants: [
      { key: "usual", name: "Usual", share: 0.5 },
      { key: "bold", name: "Bold", share: 0.5, strategies: { "home.for-you": "bold@1" } },
    ],
    ...change,
  });

const experimentOf = (id: string, definition = definitionOf()): Experiment => ({
  id,
  kind: "experiment",
  state: "running",
  definition,
  slice: null,
  shares: null,
  startedAt: START,
  stoppedAt: null,
  decidedAt: null,
  decision: null,
  createdAt: START,
  createdBy: "a@example.org",
});
const planOf = (...experiments: (Experiment | FlagSwitch)[]) =>
  new ServingPlan(strategies, new Map(), experiments);
const somebody = (change: Partial<Subject> = {}): Subject => {
  return { unit: randomId(), knownSince: null, device: "desktop", ...change };
};
const many = Array.from({ length: 4_000 }, () => somebody());
const shareOf = (choices: Choice[], variant: string | null) =>
  choices.filter((one) => one.variant === variant).length / choices.length;

describe("a plan", () => {
  it("without experiments serves what ships, or what an admin has chosen", () => {
    const plain = new ServingPlan().choose("home.for-you", { subject: somebody(), now: START });
    expect(plain).toMatchObject({ strategy: usual, experiment: null, variant: null, held: null });
    const chosen = new ServingPlan(strategies, new Map([["home.for-you", bold]]));
    expect(chosen.choose("home.for-you", { now: START }).strategy).toBe(bold);
  });

  it("splits shoppers by the shares, and each stays where they are", () => {
    const plan = planOf(experimentOf("bold-lists"));
    const choices = many.map((subject) => plan.choose("home.for-you", { subject, now: START }));
    expect(Math.abs(shareOf(choices, "bold") - 0.5)).toBeLessThan(0.03);
    const later = planOf(experimentOf("bold-lists"));
    many.forEach((subject, i) => {
      const now = START + 1e9;
      expect(later.choose("home.for-you", { subject, now })).toEqual(choices[i]);
    });
    const ofBold = choices.find(({ variant }) => variant === "bold");
    expect(ofBold).toMatchObject({ strategy: bold, experiment: "bold-lists", share: 0.5 });
  });

  it("takes nobody in who is not known", () => {
    const plan = planOf(experimentOf("bold-lists"));
    for (let i = 0; i < 50; i++)
      expect(
        plan.choose("home.for-you", { subject: somebody({ unit: null }), now: START }).experiment,
      ).toBeNull();
  });

  it("grows by its ramp, and moves nobody from one variant to another", () => {
    const ramp = [
      { afterMinutes: 0, share: 0.1 },
      { afterMinutes: 60, share: 0.4 },
      { afterMinutes: 120, share: 1 },
    ];
    const plan = planOf(experimentOf("ramped", definitionOf({ ramp })));
    const at = (minutes: number) =>
      many.map((subject) => plan.choose("home.for-you", { subject, now: START + minutes * MINUTE }));
    const [first, second, last] = [at(0), at(60), at(120)];
    expect(shareOf(first, null)).toBeCloseTo(0.9, 1);
    expect(shareOf(second, null)).toBeCloseTo(0.6, 1);
    expect(shareOf(last, null)).toBe(0);
    first.forEach(({ variant }, i) => {
      if (variant !== null) expect([second[i]?.variant, last[i]?.variant]).toEqual([variant, variant]);
    });
    expect(at(-1).every(({ variant }) => variant === null)).toBe(true);
  });

  it("keeps experiments of one group apart, and lets others overlap freely", () => {
    const slice = (from: number, to: number) => ({ group: "home", from, to });
    const other = definitionOf({
      placements: ["product.similar"],
      variants: definitionOf().variants.map((v) => ({ ...v, strategies: {} })),
    });
    const plan = planOf(
      { ...experimentOf("one"), slice: slice(0, 0.5) },
      { ...experimentOf("two"), slice: slice(0.5, 1) },
      experimentOf("elsewhere", other),
    );
    const home = many.map((subject) => plan.choose("home.for-you", { subject, now: START }));
    expect(home.filter(({ experiment }) => experiment === "one").length / many.length).toBeCloseTo(0.5, 1);
    expect(home.every(({ experiment }) => experiment === "one" || experiment === "two")).toBe(true);
    // What somebody gets in one says nothing of what they get in another.
    const both = many.map((subject) => plan.choose("product.similar", { subject, now: START }).variant);
    const agree = home.filter(({ variant }, i) => variant === both[i]).length / many.length;
    expect(agree).toBeCloseTo(0.5, 1);
  });

  it("asks the audience: new or known when it began, device, and the page's category", () => {
    const { shoppers, device, category } = { shoppers: "known", device: "phone", category: "mugs" } as const;
    const chosen = (audience: object, subject: Partial<Subject>, within = false) =>
      planOf(experimentOf("some", definitionOf({ audience }))).choose("home.for-you", {
        subject: somebody(subject),
        isWithin: (wanted) => within && wanted === "mugs",
        now: START + MINUTE,
      }).experiment;
    expect(chosen({ shoppers }, { knownSince: START - 1 })).toBe("some");
    expect(chosen({ shoppers }, { knownSince: START + 1 })).toBeNull();
    expect(chosen({ shoppers: "new" }, { knownSince: START + 1 })).toBe("some");
    expect(chosen({ shoppers: "new" }, { knownSince: START - 1 })).toBeNull();
    expect([chosen({ device }, { device }), chosen({ device }, {})]).toEqual(["some", null]);
    expect([chosen({ category }, {}, true), chosen({ category }, {})]).toEqual(["some", null]);
  });

  it("asks what a shopper likes most, and never asks again", () => {
    const plan = planOf(experimentOf("kitchens", definitionOf({ audience: { taste: "kitchen" } })));
    const subject = somebody();
    const at = (category: string, minutes: number, weight = 1) => {
      return { category, at: START + minutes * MINUTE, weight };
    };
    const isIn = (facts: TasteFact[], isWhole = true) => {
      const now = START + 500 * MINUTE;
      return (
        plan.choose("home.for-you", { subject, past: () => ({ facts, isWhole }), now }).experiment !== null
      );
    };
    // What lies below counts for it, and is compared with the others of its level.
    const known = [at("garden/pots", -3, 2), at("kitchen/mugs", -2, 1.5), at("kitchen/pans", -1, 1.5)];
    expect(isIn(known)).toBe(true);
    expect(isIn(known.slice(0, 2))).toBe(false);
    // Nothing they do afterwards matters.
    expect(isIn([...known, at("garden/pots", 1, 100)])).toBe(true);
    expect(isIn([at("garden", -1), at("kitchen", 1, 100)])).toBe(false);
    // Who comes later is told by the first three things, and by nothing before and after them.
    const later = [at("kitchen/mugs", 1), at("garden", 2), at("kitchen", 3)];
    expect([isIn([]), isIn(later.slice(0, 2)), isIn(later)]).toEqual([false, false, true]);
    expect(isIn([...later, at("garden", 4, 100)])).toBe(true);
    // Of whom only the newest part is known, their first things are not.
    expect(isIn(later, false)).toBe(false);
    // Of equals the first; a name that only begins alike is another category.
    expect([isIn([at("kitchen", -2), at("garden", -1)]), isIn([at("kitchen-garden", -1)])]).toEqual([
      true,
      false,
    ]);
    expect(plan.choose("home.for-you", { subject, now: START }).experiment).toBeNull();
  });

  it("takes shoppers by their taste once and for all", () => {
    const category = fc.constantFrom("kitchen/mugs", "kitchen/pans", "garden/pots", "garden");
    const fact = fc.record({
      category,
      minutes: fc.integer({ min: -50, max: 50 }),
      weight: fc.integer({ min: 1, max: 5 }),
    });
    const plan = planOf(experimentOf("kitchens", definitionOf({ audience: { taste: "kitchen" } })));
    fc.assert(
      fc.property(fc.array(fact, { maxLength: 12 }), (given) => {
        const facts = given
          .map(({ category, minutes, weight }) => ({ category, weight, at: START + minutes * MINUTE }))
          .sort((a, b) => a.at - b.at);
        const subject = somebody();
        const said = facts
          .map((_, i) => facts.slice(0, i + 1))
          .filter(
            (seen) => (seen.at(-1)?.at ?? 0) >= START && (seen.length >= 3 || (seen[0]?.at ?? 0) < START),
          )
          .map((seen) => {
            const past = () => ({ facts: seen, isWhole: true });
            return plan.choose("home.for-you", { subject, past, now: START + 51 * MINUTE }).variant;
          });
        expect(new Set(said).size).toBeLessThanOrEqual(1);
      }),
    );
  });

  it("keeps the holdout out of everything, on what served it then", () => {
    const strategiesThen = { "home.for-you": "bold@1" };
    const held = {
      id: "h",
      share: 0.1,
      salt: "s",
      startedAt: START,
      endedAt: null,
      strategies: strategiesThen,
    };
    const plan = new ServingPlan(strategies, new Map(), [experimentOf("bold-lists")], held);
    const choices = many.map((subject) => plan.choose("home.for-you", { subject, now: START }));
    const out = choices.filter((one) => one.held);
    expect(out.length / many.length).toBeCloseTo(0.1, 1);
    for (const one of out) expect(one).toMatchObject({ experiment: null, strategy: bold });
    expect(choices.filter((one) => one.held === false).every(({ experiment }) => experiment !== null)).toBe(
      true,
    );
  });

  it("shows a forced variant to whoever wants to see it, and counts it for nothing", () => {
    const plan = planOf(experimentOf("bold-lists"));
    const forced = { experiment: "bold-lists", variant: "bold" };
    const choice = plan.choose("home.for-you", { subject: somebody(), forced, now: START });
    expect(choice).toMatchObject({ strategy: bold, experiment: null, variant: null });
    const unknown = { experiment: "bold-lists", variant: "nonsense" };
    expect(plan.choose("home.for-you", { subject: somebody(), forced: unknown, now: START }).experiment).toBe(
      "bold-lists",
    );
  });

  it("follows a bandit's shares as they are now", () => {
    const bandit = definitionOf({ mode: "bandit", metric: "click-rate" });
    const plan = planOf({ ...experimentOf("bandit", bandit), shares: [0.1, 0.9] });
    const choices = many.map((subject) => plan.choose("home.for-you", { subject, now: START }));
    expect(shareOf(choices, "bold")).toBeCloseTo(0.9, 1);
    expect(choices.find(({ variant }) => variant === "bold")?.share).toBeCloseTo(0.9, 10);
  });

  it("drafts interleaved lists from both variants", () => {
    const both = definitionOf({ mode: "interleave", metric: "click-rate" });
    const choice = planOf(experimentOf("draft", both)).choose("home.for-you", {
      subject: somebody(),
      now: START,
    });
    expect(choice).toMatchObject({ strategy: usual, rival: { strategy: bold }, variant: "interleaved" });
  });

  it("serves what serves anyway where a variant's strategy cannot be read", () => {
    const plan = new ServingPlan(new Map(), new Map(), [experimentOf("bold-lists")]);
    const choices = many.map((subject) => plan.choose("home.for-you", { subject, now: START }));
    expect(choices.every(({ strategy }) => strategy === usual)).toBe(true);
  });
});

describe("a flag", () => {
  const flagOf = (ramp: object[]): FlagSwitch => {
    const definition = flagSchema.parse({ hypothesis: "The new checkout.", ramp });
    return { ...experimentOf("new-checkout"), kind: "flag", definition };
  };

  it("is on for its share of shoppers, for all of them at the end, and off when unknown", () => {
    const plan = planOf(
      flagOf([
        { afterMinutes: 0, share: 0.25 },
        { afterMinutes: 10, share: 1 },
      ]),
    );
    const on = (now: number) => many.filter((subject) => plan.isOn("new-checkout", subject, now));
    expect(on(START).length / many.length).toBeCloseTo(0.25, 1);
    expect(on(START + 10 * MINUTE)).toHaveLength(many.length);
    const nobody = { unit: null, device: "phone" } as const;
    expect([
      plan.isOn("new-checkout", nobody, START),
      plan.isOn("new-checkout", nobody, START + 1e7),
    ]).toEqual([false, true]);
    expect(plan.isOn("something-else", somebody(), START)).toBe(false);
  });
});

describe("the experiment that docs/experiments.md shows", () => {
  it("is one, and says what is taken where something is left out", () => {
    const page = fs.readFileSync("docs/experiments.md", "utf8");
    const [, block = ""] = /^```jsonc\n([^]*?)^```$/m.exec(page) ?? [];
    const shown: unknown = JSON.parse(block.replace(/\/\/.*$/gm, "").replace(/,(\s*[\]}])/g, "$1"));
    const written = definitionSchema.parse(shown);
    const { hypothesis, placements, variants } = written;
    expect(definitionSchema.parse({ hypothesis, placements, variants })).toEqual(written);
  });
});

describe("a definition", () => {
  const problems = (input: unknown) =>
    definitionSchema.safeParse(input).error?.issues.map(({ path }) => path.join("."));
  const good = definitionOf();

  it("is refused with the path of what is wrong", () => {
    const [a, b] = good.variants;
    expect(problems({ ...good, extra: 1 })).toEqual([""]);
    expect(problems({ ...good, variants: [a, { ...b, share: 0.4 }] })).toEqual(["variants"]);
    expect(problems({ ...good, variants: [a, { ...b, key: "usual" }] })).toEqual(["variants.1.key"]);
    expect(problems({ ...good, placements: ["home.new"] })).toEqual(["variants.1.strategies.home.for-you"]);
    expect(problems({ ...good, guardrails: ["revenue"] })).toEqual(["guardrails"]);
    expect(problems({ ...good, mode: "bandit" })).toEqual(["metric"]);
    expect(problems({ ...good, ramp: [{ afterMinutes: 5, share: 1 }] })).toEqual(["ramp.0.afterMinutes"]);
    const falling = [
      { afterMinutes: 0, share: 1 },
      { afterMinutes: 5, share: 0.5 },
    ];
    expect(problems({ ...good, ramp: falling })).toEqual(["ramp.1.share"]);
  });

  it("needs shares that add up to 1, whatever they are", () => {
    fc.assert(
      fc.property(
        fc.array(fc.double({ min: 0.01, max: 1, noNaN: true }), { minLength: 2, maxLength: 6 }),
        (given) => {
          const whole = given.reduce((sum, one) => sum + one, 0);
          const variants = (shares: number[]) =>
            shares.map((share, i) => ({ key: `v${i}`, name: `V${i}`, share }));
          const exact = definitionSchema.safeParse({
            ...good,
            variants: variants(given.map((one) => one / whole)),
          });
          expect(exact.success).toBe(true);
          const off = definitionSchema.safeParse({
            ...good,
            variants: variants(given.map((one) => (one / whole) * 0.99)),
          });
          expect(off.success).toBe(false);
        },
      ),
    );
  });
});
