import fc from "fast-check";
import { expect, it } from "vitest";
import { excerptOf } from "./excerpt";

it("leaves a short text as it is, but on one line", () => {
  expect(excerptOf(" A mug.\n\nIt  holds tea. ", 40)).toBe("A mug. It holds tea.");
  expect(excerptOf("", 40)).toBe("");
});

it("ends a long one after a word", () => {
  expect(excerptOf("A mug that holds tea, coffee and soup.", 21)).toBe("A mug that holds tea…");
  expect(excerptOf("A mug that holds tea, coffee and soup.", 22)).toBe("A mug that holds tea…");
  expect(excerptOf("A mug that holds tea, coffee and soup.", 28)).toBe("A mug that holds tea…");
  expect(excerptOf("A mug that holds tea, coffee and soup.", 29)).toBe("A mug that holds tea, coffee…");
});

it("ends one without blanks after any letter, and never within one", () => {
  expect(excerptOf("一个可以盛茶和咖啡的杯子", 6)).toBe("一个可以盛…");
  expect(excerptOf("👩‍👩‍👧👩‍👩‍👧👩‍👩‍👧", 12)).toBe("👩‍👩‍👧…");
});

it("is never longer than there is room for", () => {
  fc.assert(
    fc.property(
      fc.string({ unit: "grapheme", maxLength: 80 }),
      fc.integer({ min: 1, max: 60 }),
      (text, most) => {
        const excerpt = excerptOf(text, most);
        expect(excerpt.length).toBeLessThanOrEqual(most);
        const line = text.replace(/\s+/g, " ").trim();
        expect(line.startsWith(excerpt.replace(/…$/, "")) || line === excerpt).toBe(true);
      },
    ),
  );
});
