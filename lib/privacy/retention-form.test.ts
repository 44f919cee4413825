import { describe, expect, it } from "vitest";
import { daysField, readWish, retentionFormSchema, wasField } from "./retention-form";

const kinds = [
  { name: "lists", least: 45 },
  { name: "import-rejects", least: 1 },
  { name: "sessions", least: 0 },
];

describe("how long data is to be kept, as an address says it", () => {
  it("is read kind by kind; what it does not speak of stays", () => {
    const params = { [daysField("lists")]: " 300 ", [daysField("sessions")]: "", other: "1" };
    const { typed, errors, changes } = readWish(params, kinds);
    expect(changes).toEqual([
      { name: "lists", days: 300 },
      { name: "sessions", days: null },
    ]);
    expect([...typed]).toEqual([
      ["lists", " 300 "],
      ["sessions", ""],
    ]);
    expect(errors.size).toBe(0);
  });

  it.each([
    ["44", /^From 45 to 36,500 days/],
    ["36501", /^From 45/],
    ["-1", /whole number/],
    ["1.5", /whole number/],
    ["ten", /whole number/],
    ["12345678", /whole number/],
  ])("is told what is wrong with %s, and shown it again", (text, message) => {
    const wish = readWish({ [daysField("lists")]: text, [daysField("import-rejects")]: "9" }, kinds);
    expect(wish.errors.get("lists")).toMatch(message);
    expect(wish.typed.get("lists")).toBe(text);
    expect(wish.changes).toEqual([{ name: "import-rejects", days: 9 }]);
  });

  it("is saved with what was seen before", () => {
    const form = { days: { lists: "300", carts: "" }, was: { lists: "395", carts: "180" } };
    expect(retentionFormSchema.parse(form)).toEqual([
      { name: "lists", days: 300, was: 395 },
      { name: "carts", days: null, was: 180 },
    ]);
    expect(retentionFormSchema.safeParse({ days: { lists: "x" } }).success).toBe(false);
    expect([daysField("lists"), wasField("lists")]).toEqual(["days.lists", "was.lists"]);
  });
});
