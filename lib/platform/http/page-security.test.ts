import { expect, it } from "vitest";
import { contentSecurityPolicy, createNonce } from "./page-security";

function directives(development: boolean): Map<string, string[]> {
  const entries = contentSecurityPolicy("abc", development).split("; ");
  return new Map(entries.map((entry) => [entry.split(" ")[0] ?? "", entry.split(" ").slice(1)]));
}

it("runs scripts that carry the nonce and no others", () => {
  expect(directives(false).get("script-src")).toEqual(["'self'", "'nonce-abc'", "'strict-dynamic'"]);
  expect(directives(false).get("default-src")).toEqual(["'self'"]);
  expect(createNonce()).not.toBe(createNonce());
});

it("shows the pictures an imported catalog names by address", () => {
  expect(directives(false).get("img-src")).toEqual(expect.arrayContaining(["'self'", "https:", "http:"]));
});
