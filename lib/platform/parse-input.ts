import type { z } from "zod";
import { AppError, type FieldError } from "./errors";

/**
 * What came from outside, as `schema` has it. Throws AppError invalid, with one entry in `fields` for each thing wrong.
 *
 * @param message what the error says; a function when the message names the fields itself
 */
export function parseInput<S extends z.ZodType>(
  schema: S,
  input: unknown,
  message: string | ((fields: readonly FieldError[]) => string) = "The request is not valid.",
): z.output<S> {
  const result = schema.safeParse(input, { error: sayPlainly });
  if (result.success) return result.data;
  const fields = result.error.issues.flatMap(toFields);
  throw new AppError("invalid", typeof message === "string" ? message : message(fields), { fields });
}

/** What a schema says nothing of itself, in words for people: of texts that are too short or too long. */
function sayPlainly(issue: z.core.$ZodRawIssue): string | undefined {
  if (issue.code === "too_small" && issue.origin === "string") {
    const { minimum } = issue;
    return Number(minimum) === 1 ? "must not be empty" : `must have at least ${minimum} characters`;
  }
  if (issue.code === "too_big" && issue.origin === "string")
    return `must have at most ${issue.maximum} characters`;
  return undefined;
}

/** A key that a strict schema does not know is a bad field by its own path, not by that of what it lies in. */
function toFields(issue: z.core.$ZodIssue): FieldError[] {
  if (issue.code !== "unrecognized_keys") return [{ path: issue.path.join("."), message: issue.message }];
  return issue.keys.map((key) => ({
    path: [...issue.path, key].join("."),
    message: "There is no such key.",
  }));
}
