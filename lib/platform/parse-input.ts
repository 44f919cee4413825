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
  const result = schema.safeParse(input);
  if (result.success) return result.data;
  const fields = result.error.issues.map((issue) => ({ path: issue.path.join("."), message: issue.message }));
  throw new AppError("invalid", typeof message === "string" ? message : message(fields), { fields });
}
