import { z } from "zod";
import { withoutNul } from "@/lib/platform/clean-text";
import { type Filter, readFilter } from "./filter";
import { MAX_LENGTH } from "./parse-filter";

/**
 * A filter as requests and forms write it. What is wrong is said with its character.
 *
 * @param isStaff whether what shoppers are not shown may be asked for
 */
export function whereSchema(isStaff = false) {
  return withoutNul(z.string().min(1).max(MAX_LENGTH)).transform((text, context): Filter => {
    const result = readFilter(text, isStaff);
    if (result.ok) return result.filter;
    context.addIssue({ code: "custom", message: result.error.message });
    return z.NEVER;
  });
}
