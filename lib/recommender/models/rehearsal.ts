import { z } from "zod";
import { toPublicProductId } from "@/lib/platform/ids";
import type { Deviation, Likeness, Question, Rehearsal } from "@/ml/index";

/** What is stored of versions that were made before trainings asked their models anything. */
export const BEFORE_REHEARSALS = "before";

/** The rehearsal beside an artifact; null: there is none, as of what no training has made. */
export type StoredRehearsal = Rehearsal | typeof BEFORE_REHEARSALS | null;

const id = z.int().positive();

const stored = z.union([
  z.literal(BEFORE_REHEARSALS),
  z.object({
    asked: z
      .array(
        z.object({
          role: z.enum(["ranker", "similar", "together", "popular"]),
          about: z.array(id),
          items: z.array(id),
          scores: z.array(z.number()),
          signed: z.number(),
          size: z.number(),
        }),
      )
      .min(1),
  }),
]);

/** A rehearsal as the database has it. What is none counts as none. */
export function readRehearsal(value: unknown): StoredRehearsal {
  const { success, data } = stored.safeParse(value);
  return success ? data : null;
}

/** Two rankers that have no more in common than chance and so much are unlike each other. */
export const LEAST_LIKENESS = 0.05;

function names(ids: readonly number[]): string {
  return ids.map(toPublicProductId).join(", ");
}

function sayQuestion({ role, about }: Question): string {
  if (role === "similar") return `what is like ${names(about)}`;
  if (role === "together") return `what is bought with ${names(about)}`;
  if (role === "popular") return "what is popular";
  return about.length === 0
    ? "what a new shopper would like"
    : `what somebody who met ${names(about)} would like`;
}

const figure = (value: number) => String(Number(value.toPrecision(4)));

/** What a version says otherwise than when it was trained, as the end of a sentence. */
export function sayDeviation({ question, item, expected, found }: Deviation): string {
  const asked = `asked ${sayQuestion(question)}, `;
  const start = "it does not answer as it did when it was trained: ";
  if (item === null)
    return `${start}${asked}its scores add up to ${figure(found ?? 0)} instead of ${figure(expected)}.`;
  if (found === null)
    return `${start}${asked}it does not know ${toPublicProductId(item)}, which was among the best.`;
  return `${start}${asked}it gives ${toPublicProductId(item)} a score of ${figure(found)} where there was one of ${figure(expected)}.`;
}

const percent = (share: number) => `${(100 * share).toFixed(0)} %`;

/** Why a version that ranks unlike the live one needs somebody's word, as the end of a sentence. */
export function sayUnlike(liveId: string, { share, byChance }: Likeness): string {
  return (
    `its lists have ${percent(share)} in common with those of the live version ${liveId}, where chance alone gives ` +
    `${percent(byChance)}, and its training did not find it better. Promote it with a reason if it is meant to be so.`
  );
}
