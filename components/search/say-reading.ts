import type { SearchAnswer } from "@/lib/recommender/serving/search";

export const BY_NAME_ALONE = "The search is slow at the moment, so only names were looked through.";

/** How a query was understood, where that is not just as it was written; null when it was. */
export function sayReading({ reading, corrected, rung, total }: SearchAnswer): string | null {
  const notes: string[] = [];
  if (total > 0 && reading === "spelling") {
    notes.push(
      corrected === null
        ? "Nothing is spelt like that. These come closest."
        : `Nothing is spelt like that. These are for “${corrected}”.`,
    );
  }
  if (total > 0 && reading === "part") notes.push("Nothing has all of that. These have part of it.");
  if (rung === "static") notes.push(BY_NAME_ALONE);
  return notes.length > 0 ? notes.join(" ") : null;
}
