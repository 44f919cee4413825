import fc from "fast-check";
import { expect, it } from "vitest";
import { readCookie, readCookies } from "./cookies";

it("reads a cookie among others, and only the one of that name", () => {
  const header = "a=1; shop=x%20y;  other-shop=z; shop=2";
  expect(readCookies(header, "shop")).toEqual(["x y", "2"]);
  expect([readCookie(header, "a"), readCookie(header, "none"), readCookie(null, "a")]).toEqual([
    "1",
    undefined,
    undefined,
  ]);
});

it("has an answer for whatever is sent", () => {
  expect(readCookie("shop=%", "shop")).toBe("%");
  fc.assert(
    fc.property(fc.string(), (value) => {
      expect(readCookie(`a=1; shop=${encodeURIComponent(value)}`, "shop")).toBe(value);
      expect(() => readCookie(value, "shop")).not.toThrow();
    }),
  );
});
