import type { SearchAnswer } from "@/lib/recommender/serving/search";
import type { searchWords } from "@/lib/words/search";
import type { Speaker } from "@/lib/words/words";

/** How a query was understood, where that is not just as it was written; null when it was. */
export function sayReading(
  { reading, corrected, rung, total }: SearchAnswer,
  { say }: Speaker<typeof searchWords.en>,
): string | null {
  const notes: string[] = [];
  if (total > 0 && reading === "spelling")
    notes.push(corrected === null ? say("closest") : say("corrected", { word: corrected }));
  if (total > 0 && reading === "part") notes.push(say("part"));
  if (rung === "static") notes.push(say("namesAlone"));
  return notes.length > 0 ? notes.join(" ") : null;
}
