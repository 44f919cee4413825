import { Card } from "@/components/ui/card";
import type { ModelSummary } from "@/lib/recommender/models/model-version";
import { formatAge } from "./format";
import { modelName } from "./model-name";
import { ServingStatus } from "./serving-status";

/** What serves, since when, and why. */
export function LiveModel({ model, now }: { model: ModelSummary | null; now: number }) {
  if (!model) {
    return (
      <Card>
        <p className="text-muted">
          No version is live: popular products are shown everywhere until the first training is done.
        </p>
      </Card>
    );
  }
  return (
    <Card className="space-y-3">
      <p>
        <span className="font-medium wrap-anywhere">{model.id}</span>,{" "}
        {modelName(model.algorithm).toLowerCase()}, trained {formatAge(Date.parse(model.createdAt), now)}
      </p>
      <p className="max-w-prose text-muted">{model.metrics.comparison.reason}</p>
      <ServingStatus liveId={model.id} />
    </Card>
  );
}
