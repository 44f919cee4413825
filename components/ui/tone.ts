/** What a coloured note means. Colour never says it alone: the words do. */
export type Tone = "neutral" | "accent" | "positive" | "warning" | "negative";

/** Quiet background with readable text of the same hue. */
export const TONE_STYLE: Record<Tone, string> = {
  neutral: "bg-tile text-ink",
  accent: "bg-accent-soft text-accent",
  positive: "bg-positive-soft text-positive",
  warning: "bg-warning-soft text-warning",
  negative: "bg-negative-soft text-negative",
};
