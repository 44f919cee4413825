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

/** What an experiment comes to, in sentences. */
export function ConclusionNote({ conclusion }: { conclusion: Conclusion }) {
  return (
    <Alert tone={TONES[conclusion.kind]} title={TITLES[conclusion.kind]}>
      {conclusion.text}
    </Alert>
  );
}
