import { describe, expect, it } from "vitest";
import { addressProblems, tidyPostcode } from "./address-rules";
import { placeOrderSchema } from "./schema";
import { statesOf } from "./states";

const address = (country: string, postcode: string, state?: string) => ({
  line1: "Grüner Weg 3",
  city: "Köln",
  country,
  postcode,
  state,
});
const wrong = (country: string, postcode: string, state?: string) =>
  addressProblems(address(country, postcode, state)).map(({ field }) => field);

describe("an address", () => {
  it.each([
    ["GB", "ls1 1aa"],
    ["GB", "LS11AA"],
    ["DE", "50667"],
    ["NL", "1012 AB"],
    ["PL", "00-001"],
    ["SE", "111 20"],
    ["PT", "1000-001"],
    ["IE", ""],
    ["IE", "D02 AF30"],
    ["HK", ""],
  ])("of %s may have the postcode “%s”", (country, postcode) => {
    expect(wrong(country, postcode)).toEqual([]);
  });

  it.each([
    ["GB", "!!!"],
    ["GB", "50667"],
    ["DE", "5066"],
    ["DE", "LS1 1AA"],
    ["DE", ""],
    ["US", "1234"],
    ["HK", "!!!"],
    ["IE", "%_\\'"],
  ])("of %s may not have the postcode “%s”", (country, postcode) => {
    expect(wrong(country, postcode)).toContain("postcode");
  });

  it("says what a postcode of its country looks like", () => {
    expect(addressProblems(address("GB", "!!!"))[0]?.message).toBe(
      "“!!!” is no postcode of the country chosen. One looks like SW1A 1AA.",
    );
  });

  it("names a state where the country's addresses do, and is kept without one elsewhere", () => {
    expect(wrong("US", "10001")).toEqual(["state"]);
    expect(wrong("US", "10001", "XX")).toEqual(["state"]);
    expect(wrong("US", "10001", "NY")).toEqual([]);
    expect(wrong("US", "10001", "constructor")).toEqual(["state"]);
    expect(wrong("DE", "50667", "NY")).toEqual([]);
    expect(Object.keys(statesOf("US") ?? {})).toHaveLength(55);
    expect(statesOf("CA")).toMatchObject({ BC: "British Columbia", NL: "Newfoundland and Labrador" });
  });

  it("names a street and a town, in whatever script", () => {
    expect(
      addressProblems({ ...address("DE", "50667"), line1: "!!!", city: "…" }).map(({ field }) => field),
    ).toEqual(["line1", "city"]);
    expect(addressProblems({ ...address("DE", "50667"), line1: "شارع ٣", city: "東京" })).toEqual([]);
  });

  it("is tidied as the post writes it", () => {
    expect(tidyPostcode({ postcode: "ls11aa", country: "GB" })).toBe("LS1 1AA");
    expect(tidyPostcode({ postcode: "k1a  0b1", country: "CA" })).toBe("K1A 0B1");
  });

  it("is refused in the form field by field, umlauts are kept, and the way chosen says what it costs", () => {
    const form = {
      key: "0199b8a6-2a10-7f3e-9d56-0a8f3d0f9a11",
      email: "jürgen@müller.example".replace("jürgen@müller", "juergen@mueller"),
      name: "Jürgen Groß",
      address: { line1: "Grüner Weg 3 ß", line2: "", city: "Köln", postcode: " 50667 ", country: "DE" },
      delivery: "express",
      totals: { standard: "395", express: "795" },
    };
    expect(placeOrderSchema.parse(form)).toMatchObject({
      total: 795,
      name: "Jürgen Groß",
      address: { city: "Köln", postcode: "50667" },
    });
    const bad = placeOrderSchema.safeParse({ ...form, address: { ...form.address, postcode: "!!!" } });
    expect(bad.error?.issues.map(({ path }) => path.join("."))).toEqual(["address.postcode"]);
  });
});
