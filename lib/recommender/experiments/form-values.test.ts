import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { readForm, toForm } from "@/lib/platform/form-values";
import { definitionSchema, flagSchema } from "./definition";
import { exampleDefinition } from "./example";
import { experimentFormSchema, flagFormSchema } from "./form-schema";
import { fieldValuesOf } from "./form-values";
import { METRICS } from "./metrics";

const definition = definitionSchema.parse({
  ...exampleDefinition,
  placements: ["home.for-you"],
  ramp: undefined,
});
const valuesOf = (change: object) => {
  const changed = definitionSchema.parse({ ...definition, ...change });
  return fieldValuesOf({ id: "any", kind: "experiment", definition: changed });
};

describe("the form of a draft", () => {
  it("shows an experiment so that sending it unchanged changes nothing", () => {
    const percent = fc.integer({ min: 1, max: 99 });
    const experiments = fc.record({
      hypothesis: fc.constantFrom("Lists sell.", "Ünlike before: 50 % more?"),
      metric: fc.constantFrom(...METRICS),
      minimumEffect: percent.map((part) => part / 100),
      method: fc.constantFrom("sequential", "fixed", "bayesian"),
      group: fc.constantFrom(null, "home"),
      groupShare: percent.map((part) => part / 100),
      audience: fc.record({
        shoppers: fc.constantFrom("all", "new", "known"),
        device: fc.constantFrom("all", "phone", "desktop"),
        category: fc.constantFrom(null, "kitchen/mugs"),
        taste: fc.constantFrom(null, "kitchen"),
      }),
      variants: percent.map((part) => [
        { key: "as-it-is", name: "As it is", share: part / 100 },
        { key: "bold", name: "Bold", share: (100 - part) / 100, strategies: { "home.for-you": "bold@1" } },
      ]),
      ramp: fc.constantFrom(
        [{ afterMinutes: 0, share: 1 }],
        [{ afterMinutes: 0, share: 0.07 }],
        [
          { afterMinutes: 0, share: 0.1 },
          { afterMinutes: 90, share: 1 },
        ],
      ),
    });
    fc.assert(
      fc.property(experiments, (given) => {
        const written = definitionSchema.parse({ ...definition, guardrails: [], ...given });
        const values = fieldValuesOf({ id: "any", kind: "experiment", definition: written });
        if (!values) throw new Error("The form can describe it.");
        const sent = experimentFormSchema.parse(readForm(toForm({ id: "any", isChange: true, ...values })));
        expect(sent.isChange).toBe(true);
        expect(definitionSchema.parse(sent.definition)).toEqual(written);
      }),
    );
  });

  it("shows a flag likewise", () => {
    const ramp = [
      { afterMinutes: 0, share: 0.1 },
      { afterMinutes: 60, share: 1 },
    ];
    const flag = flagSchema.parse({ hypothesis: "A new checkout.", audience: { device: "phone" }, ramp });
    const values = fieldValuesOf({ id: "any", kind: "flag", definition: flag });
    expect(values).toMatchObject({ startShare: "10", rampHours: "1", device: "phone" });
    const sent = flagFormSchema.parse(readForm(toForm({ id: "any", ...values })));
    expect(flagSchema.parse(sent.definition)).toEqual(flag);
    expect(sent.isChange).toBe(false);
  });

  it("is not offered for what it would make another experiment of", () => {
    expect(valuesOf({})).not.toBeNull();
    const sixth = 1 / 6;
    const six = Array.from({ length: 5 }, (_, i) => ({ key: `v-${i}`, name: `V ${i}`, share: 0.2 }));
    for (const change of [
      { placements: ["home.for-you", "home.new"] },
      { alpha: 0.01 },
      { tuning: 200 },
      { variants: six },
      { variants: definition.variants.map((one, i) => ({ ...one, share: i === 0 ? sixth : 1 - sixth })) },
      { variants: definition.variants.map((one, i) => ({ ...one, key: `another-${i}` })) },
      { ramp: exampleDefinition.ramp },
    ])
      expect(valuesOf(change)).toBeNull();
  });
});
