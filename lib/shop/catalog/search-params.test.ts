import { expect, it } from "vitest";
import { parseSearch } from "./search-params";

it("reads what is searched for", () => {
  expect(parseSearch({ q: " oak table ", page: "2" })).toEqual({ query: "oak table" });
  expect(parseSearch({ q: ["lamp", "chair"] })).toEqual({ query: "lamp" });
});

it("never fails", () => {
  expect(parseSearch({})).toEqual({ query: "" });
  expect(parseSearch({ q: "a\u0000b" })).toEqual({ query: "ab" });
  expect(parseSearch({ q: "x".repeat(9_000) }).query).toHaveLength(200);
});
