import { Card } from "@/components/ui/card";
import type { DriftMeasure } from "@/lib/recommender/health/health-report";
import { HealthBadge } from "./health-badge";
import { ShareTable } from "./share-table";

const TITLES: Record<DriftMeasure["name"], string> = {
  events: "What shoppers do",
  categories: "What they look at",
  prices: "Prices of what they look at",
  popularity: "Popularity",
  hours: "Hours of the day (UTC)",
  scores: "Scores of the live model",
};

/** One thing in which today may differ from what the live model learnt from: a sentence, then a picture. */
export function DriftCard({ measure }: { measure: DriftMeasure }) {
  const { name, state, text, index, distance, shares } = measure;
  return (
    <Card className="min-w-0 space-y-4">
      <div className="flex flex-wrap items-center justify-between gap-2">
        <h3 className="text-lg font-medium">{TITLES[name]}</h3>
        <HealthBadge state={state} />
      </div>
      <p>{text}</p>
      {shares && <ShareTable caption={TITLES[name]} shares={shares} />}
      {index !== null && (
        <p className="text-xs text-muted">
          Stability index {index.toFixed(3)}: 0.1 is worth a look, 0.25 has moved.
          {distance !== null && ` Largest distance of the two distributions ${distance.toFixed(3)}.`}
        </p>
      )}
    </Card>
  );
}
