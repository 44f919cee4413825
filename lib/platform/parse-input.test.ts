import { describe, expect, it } from "vitest";
import { z } from "zod";
import { AppError } from "./errors";
import { parseInput } from "./parse-input";

const schema = z.object({
  count: z.coerce.number().int().min(1).default(1),
  items: z.array(z.object({ at: z.iso.datetime("must be a time") })),
});

function refusal(input: unknown, message?: Parameters<typeof parseInput>[2]): AppError {
  try {
    parseInput(schema, input, message);
  } catch (error) {
    if (error instanceof AppError) return error;
  }
  throw new Error("was not refused");
}

describe("parseInput", () => {
  it("returns what the schema makes of the input", () => {
    expect(parseInput(schema, { count: "3", items: [] })).toEqual({ count: 3, items: [] });
    expect(parseInput(schema, { items: [], more: true })).toEqual({ count: 1, items: [] });
  });

  it("names every bad field by its dotted path", () => {
    const { code, message, fields } = refusal({ count: 0, items: [{ at: "1" }, {}] });
    expect([code, message]).toEqual(["invalid", "The request is not valid."]);
    expect(fields.map(({ path }) => path)).toEqual(["count", "items.0.at", "items.1.at"]);
    expect(fields[1]?.message).toBe("must be a time");
  });

  it("names keys a strict schema does not know by their own paths", () => {
    const strict = z.strictObject({ list: z.array(z.strictObject({ a: z.number() })) });
    try {
      parseInput(strict, { list: [{ a: 1, b: 2, c: 3 }], more: 1 });
      expect.unreachable();
    } catch (error) {
      const fields = (error as AppError).fields;
      expect(fields.map(({ path }) => path)).toEqual(["list.0.b", "list.0.c", "more"]);
      expect(fields[0]?.message).toBe("There is no such key.");
    }
  });

  it("says in plain words what is too short or too long, unless the schema has words of its own", () => {
    const texts = z.object({
      name: z.string().min(1),
      code: z.string().min(6),
      note: z.string().max(3),
      own: z.string().min(1, "Please enter it."),
    });
    try {
      parseInput(texts, { name: "", code: "abc", note: "abcd", own: "" });
      expect.unreachable();
    } catch (error) {
      expect((error as AppError).fields.map(({ message }) => message)).toEqual([
        "must not be empty",
        "must have at least 6 characters",
        "must have at most 3 characters",
        "Please enter it.",
      ]);
    }
  });

  it("says what it is told to say, which may name the fields", () => {
    expect(refusal(null, "Please check the marked fields.").message).toBe("Please check the marked fields.");
    const listed = refusal({ items: 1 }, (fields) => fields.map(({ path }) => path).join());
    expect(listed.message).toBe("items");
  });
});
