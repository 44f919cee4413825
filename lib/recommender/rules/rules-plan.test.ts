import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { isInForce, type Rule } from "./definition";
import { RulesPlan } from "./rules-plan";

const edge = fc.option(fc.integer({ min: 0, max: 20 }), { nil: null });
const rulesArbitrary = fc
  .array(fc.record({ startsAt: edge, endsAt: edge, state: fc.constantFrom("on" as const, "off" as const) }), {
    maxLength: 5,
  })
  .map((drawn) =>
    drawn.map((period, i): Rule => {
      const scope = { placements: [], category: null, shoppers: "all", device: "all", likes: null } as const;
      const action = { kind: "exclude", where: "onSale" } as const;
      const definition = {
        name: "R",
        owner: "o",
        reason: "r",
        priority: i,
        scope: { ...scope, placements: [] },
        action,
      };
      const made = { createdAt: i, createdBy: "t", changedAt: i, changedBy: "t" };
      return { id: `rule-${i}`, version: 1, definition, ...period, ...made };
    }),
  );

describe("the rules in force", () => {
  it("are those whose time it is, at whatever moments in whatever order one asks", () => {
    fc.assert(
      fc.property(
        rulesArbitrary,
        fc.array(fc.integer({ min: -1, max: 21 }), { minLength: 1 }),
        (rules, moments) => {
          const plan = new RulesPlan(rules);
          for (const now of moments) {
            const expected = rules.filter((rule) => isInForce(rule, now)).map(({ id }) => id);
            expect(
              plan
                .inForceAt(now)
                .map(({ id }) => id)
                .sort(),
            ).toEqual(expected);
          }
        },
      ),
    );
  });

  it("are the same object until one begins or ends", () => {
    const [rule] =
      fc.sample(
        rulesArbitrary.filter((rules) => rules.length > 0),
        1,
      )[0] ?? [];
    if (!rule) throw new Error("There is one.");
    const plan = new RulesPlan([{ ...rule, state: "on", startsAt: 5, endsAt: 9 }]);
    expect(plan.inForceAt(5)).toBe(plan.inForceAt(8));
    expect(plan.inForceAt(4)).not.toBe(plan.inForceAt(5));
    expect(plan.inForceAt(9)).toBe(new RulesPlan().inForceAt(9));
  });
});
