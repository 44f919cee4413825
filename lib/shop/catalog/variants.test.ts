import { describe, expect, it } from "vitest";
import { describeChoice, findVariant, listChoices, type ProductOptions } from "./variants";

const GBP = (amount: number) => ({ amount, currency: "GBP" });
const variant = (values: string[], stock: number) => ({
  sku: values.join("-"),
  values,
  stock,
  price: GBP(100),
  compareAt: null,
  image: "",
});
const OPTIONS: ProductOptions = {
  names: ["Size", "Colour"],
  variants: [
    variant(["S", "Red"], 0),
    variant(["S", "Blue"], 2),
    variant(["M", "Red"], 1),
    variant(["L", "Blue"], 0),
  ],
};

describe("a product with options", () => {
  it("is shown as what was asked for, else as what can be had", () => {
    expect(findVariant(OPTIONS, "M-Red")?.sku).toBe("M-Red");
    expect(findVariant(OPTIONS, "XXL")?.sku).toBe("S-Blue");
    expect(findVariant({ names: [], variants: [] }, undefined)).toBeNull();
  });

  it("leads from each choice to the nearest variant there is", () => {
    const current = OPTIONS.variants[1] ?? variant([], 0);
    const sizes = listChoices(OPTIONS, 0, current);
    expect(sizes.map(({ value, variant, chosen }) => [value, variant.sku, chosen])).toEqual([
      ["S", "S-Blue", true],
      ["M", "M-Red", false],
      ["L", "L-Blue", false],
    ]);
    const colours = listChoices(OPTIONS, 1, current);
    expect(colours.map(({ value, variant }) => [value, variant.sku])).toEqual([
      ["Red", "S-Red"],
      ["Blue", "S-Blue"],
    ]);
  });

  it("names what was chosen", () => {
    expect(describeChoice(["Size", "Colour"], ["M", "Red"])).toBe("Size: M, Colour: Red");
  });
});
