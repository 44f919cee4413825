import type { CurrentRelease, ReleaseSummary } from "@/lib/recommender/models/release";

const percent = (share: number) => `${Math.round(100 * share)}%`;

/** What a stage means, in a sentence. */
export function stageText({
  stage,
  share,
  modelId,
  controlId,
}: Pick<ReleaseSummary, "stage" | "share" | "modelId" | "controlId">): string {
  switch (stage) {
    case "shadow":
      return `${modelId} answers a sample of requests in secret; nobody is shown it.`;
    case "canary":
      return `${percent(share)} of shoppers get ${modelId}, the others ${controlId ?? "the live version"}.`;
    case "holdback":
      return `Everybody gets ${modelId}, but for ${percent(share)} of shoppers who keep ${controlId ?? "its predecessor"}.`;
    case "ended":
      return "It has ended.";
  }
}

/** Where the next step leads. */
export const NEXT_STEP = {
  shadow: "Show it to 10% of shoppers",
  canary: "Give it to all but 10%",
  holdback: "Give it to everybody",
} as const;

/** When it goes on by itself. */
export function ruleText({ rule }: Pick<CurrentRelease, "rule">): string {
  if (!rule) return "It goes on when somebody says so.";
  return `It goes on by itself after ${rule.minutes} minutes and ${rule.lists} lists without an alarm.`;
}
