import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { toSafePath } from "./callback-url";

describe("toSafePath", () => {
  it("keeps paths of this site", () => {
    expect(toSafePath("/checkout", "/")).toBe("/checkout");
    expect(toSafePath("/search?q=mug#top", "/")).toBe("/search?q=mug#top");
  });

  it("refuses everything that leads elsewhere", () => {
    const elsewhere = [
      "https://evil.example",
      "//evil.example",
      "/\\evil.example",
      "/\t/evil.example",
      "/.//evil.example",
      "javascript:alert(1)",
      "checkout",
      "",
      undefined,
      ["/a", "/b"],
    ];
    for (const wanted of elsewhere) expect(toSafePath(wanted, "/home")).toBe("/home");
  });

  it("always answers with a path on the same origin", () => {
    const piece = fc.constantFrom(
      "/",
      "\\",
      ".",
      "..",
      "@",
      "evil.example",
      "https:",
      "\t",
      "\n",
      "?",
      "#",
      "%2f",
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 8 }), (pieces) => {
        const path = toSafePath(pieces.join(""), "/home");
        expect(new URL(path, "https://aisle.example/x").origin).toBe("https://aisle.example");
      }),
    );
  });
});
