import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { isPlaceholder } from "./placeholder";

const NAMES = ["0", "NULL", "null", "undefined", "NaN", "(not set)", "guest", "none", "-1", "", "N/A", "\\N"];

describe("a shopper who is nobody", () => {
  it.each([
    ...[...NAMES, "#N/A", "[null]", "<null>", '"NULL"', "not_set", "Guest User", "Anonymous", "unknown"],
    ...["0.0", "-1.0", "00000000", "-", "--", "?", "   ", "[object Object]", "nil", "None"],
    ...["00000000-0000-0000-0000-000000000000", "ffffffff-ffff-ffff-ffff-ffffffffffff"],
    "00000000000000000000000000000000",
  ])("is recognised as %j", (text) => expect(isPlaceholder(text)).toBe(true));

  it.each([
    ...["1", "42", "-2", "10", "0a", "customer-17", "guest-17", "guest17", "anna", "Nina", "nullius", "nona"],
    ...["none@example.com", "0012", "1.0", "Ünal", "山田", "00000000-0000-4000-8000-000000000000", "n", "f"],
  ])("is not %j", (text) => expect(isPlaceholder(text)).toBe(false));

  it("is nobody in any case, with blanks around and in brackets", () => {
    const around = fc.constantFrom(["", ""], ["(", ")"], ["<", ">"], ["[", "]"], ['"', '"'], [" ", "\t"]);
    const cases = fc.constantFrom("toUpperCase", "toLowerCase", "trim" as const);
    fc.assert(
      fc.property(fc.constantFrom(...NAMES), around, cases, (name, [before = "", after = ""], change) => {
        if (name === "\\N" || (/\d/.test(name) && before.trim() !== "")) return;
        expect(isPlaceholder(`${before}${name[change as "trim"]()}${after}`)).toBe(true);
      }),
      { seed: 1 },
    );
  });

  it("is never a number or a UUID that somebody has", () => {
    fc.assert(fc.property(fc.uuid({ version: 4 }), (id) => void expect(isPlaceholder(id)).toBe(false)));
    fc.assert(fc.property(fc.integer({ min: 1 }), (id) => void expect(isPlaceholder(`${id}`)).toBe(false)));
    fc.assert(
      fc.property(fc.stringMatching(/^[a-z]{2,8}[-_]?\d{1,6}$/), (id) => {
        expect(isPlaceholder(id)).toBe(false);
      }),
    );
  });
});
