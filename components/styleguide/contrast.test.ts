import fs from "node:fs";
import { describe, expect, it } from "vitest";
import { COLOUR_PAIRS } from "./colour-pairs";
import { contrastOf, readColour } from "./contrast";

const css = fs.readFileSync("app/globals.css", "utf8");

/** The colours of a scheme, by name. */
function tokensOf(utility: string): Map<string, string> {
  const start = css.indexOf(`@utility ${utility} {`);
  const block = css.slice(start, css.indexOf("\n}", start));
  return new Map(
    [...block.matchAll(/--([a-z-]+): (#[0-9a-f]{6});/g)].map(([, name = "", value = ""]) => [name, value]),
  );
}
const schemes = { light: tokensOf("light-tokens"), dark: tokensOf("dark-tokens") };

describe("contrast", () => {
  it("is reckoned as WCAG does", () => {
    expect(contrastOf([0, 0, 0], [255, 255, 255])).toBeCloseTo(21);
    expect(contrastOf(readColour("#777777"), readColour("rgb(255, 255, 255)"))).toBeCloseTo(4.48, 2);
    expect(() => readColour("rgba(0, 0, 0, 0.5)")).toThrow("Not an opaque colour");
  });

  it("both schemes have the same tokens, each a name that can be used", () => {
    const names = [...schemes.light.keys()].sort();
    expect([...schemes.dark.keys()].sort()).toEqual(names);
    const named = [...css.matchAll(/--color-([a-z-]+): var\(--\1\);/g)].map(([, name]) => name);
    expect(named.sort()).toEqual(names);
    // A pair of each that is read on something or lies under something; `line` only parts what is apart anyway.
    const paired = new Set(COLOUR_PAIRS.flatMap((pair) => [pair.text, pair.on]));
    expect(names.filter((name) => !paired.has(name))).toEqual(["line"]);
  });

  it("the style sheet uses no token that is not there", () => {
    const used = [...css.matchAll(/var\((--[a-z-]+)/g)].map(([, name = ""]) => name);
    const elsewhere = ["--font-inter", "--font-inter-extended"];
    expect(used.filter((name) => !css.includes(`${name}:`) && !elsewhere.includes(name))).toEqual([]);
  });

  it.each(
    COLOUR_PAIRS.flatMap((pair) =>
      Object.entries(schemes).map(([scheme, tokens]) => ({ ...pair, scheme, tokens })),
    ),
  )("of $text on $on is at least $least, $scheme", ({ text, on, least, tokens }) => {
    const contrast = contrastOf(readColour(tokens.get(text) ?? ""), readColour(tokens.get(on) ?? ""));
    expect(contrast).toBeGreaterThanOrEqual(least);
  });
});
