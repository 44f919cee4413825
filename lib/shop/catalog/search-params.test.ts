import { expect, it } from "vitest";
import { parseSearch } from "./search-params";

it("reads what is searched for and the page", () => {
  expect(parseSearch({ q: " oak table ", page: "2" })).toEqual({ query: "oak table", page: 2 });
  expect(parseSearch({ q: ["lamp", "chair"] })).toEqual({ query: "lamp", page: 1 });
});

it("never fails", () => {
  expect(parseSearch({})).toEqual({ query: "", page: 1 });
  expect(parseSearch({ q: "a\u0000b", page: "-1" })).toEqual({ query: "ab", page: 1 });
  expect(parseSearch({ q: "x".repeat(9_000), page: "1e99" }).query).toHaveLength(200);
});
