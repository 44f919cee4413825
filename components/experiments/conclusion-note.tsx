import { Alert } from "@/components/ui/alert";
import type { Conclusion } from "@/lib/recommender/readouts/conclude";

const TONES = {
  waiting: "neutral",
  blocked: "negative",
  better: "positive",
  worse: "warning",
  harmful: "warning",
  open: "neutral",
  same: "accent",
} as const;
const TITLES = {
  waiting: "Too early to say",
  blocked: "Nothing here may be read",
  better: "There is a better variant",
  worse: "What is there is better",
  harmful: "Better, at a price",
  open: "Not told apart yet",
  same: "No difference worth having",
} as const;

/** Of a flag and of the holdout, where there is nothing to choose from. */
export const CHANGE_TITLES = { ...TITLES, better: "It pays off", worse: "It costs the shop" } as const;

/** What an experiment comes to, in sentences. */
export function ConclusionNote({
  conclusion,
  titles = TITLES,
}: {
  conclusion: Conclusion;
  titles?: Record<Conclusion["kind"], string>;
}) {
  return (
    <Alert tone={TONES[conclusion.kind]} title={titles[conclusion.kind]}>
      {conclusion.text}
    </Alert>
  );
}
