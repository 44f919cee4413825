import type { ReactNode } from "react";
import type { Duel, ModelSummary } from "@/lib/recommender/models/model-version";
import { formatCount, formatMoment } from "./format";
import { modelName } from "./model-name";

function Fact({ name, children }: { name: string; children: ReactNode }) {
  return (
    <div className="grid gap-1 border-t border-line py-3 sm:grid-cols-[12rem_1fr]">
      <dt className="text-sm text-muted">{name}</dt>
      <dd className="min-w-0 break-words">{children}</dd>
    </div>
  );
}

function DuelText({ duel }: { duel: Duel }) {
  const figures = (metrics: Duel["live"]) =>
    `capped recall ${metrics.recall.toFixed(3)}, NDCG ${metrics.ndcg.toFixed(3)}`;
  const part =
    duel.on === "test" ? "the newest interactions" : "everything since the live version was trained";
  return `On ${part}: ${figures(duel.newcomer)}, against ${figures(duel.live)} of ${duel.liveId}.`;
}

/** Parameters as people read them: `alpha 0.2, decayPerDay 0.05`. */
function describeParameter(value: unknown): string {
  if (Array.isArray(value)) return value.map(describeParameter).join(" : ");
  if (typeof value !== "object" || value === null) return String(value);
  return Object.entries(value)
    .map(([name, part]) => `${name} ${describeParameter(part)}`)
    .join(", ");
}

/** What a version was made from and with. */
export function ModelFacts({ model }: { model: ModelSummary }) {
  const { snapshot, duel, comparison } = model.metrics;
  return (
    <dl className="text-sm sm:text-base">
      <Fact name="Made (UTC)">{formatMoment(model.createdAt)}</Fact>
      <Fact name="Serves with">{modelName(model.algorithm)}</Fact>
      <Fact name="Snapshot">
        <code className="font-mono text-sm break-all">{model.snapshotHash}</code>
        <span className="block text-sm text-muted">
          {formatCount(snapshot.events)} interactions, {formatCount(snapshot.shoppers)} shoppers,{" "}
          {formatCount(snapshot.products)} products
          {snapshot.newestAt && `, up to ${formatMoment(snapshot.newestAt)} UTC`}
        </span>
      </Fact>
      <Fact name="Against the live version">
        {duel ? <DuelText duel={duel} /> : "There was none, or nothing both could be measured on."}
      </Fact>
      <Fact name="Settled on">
        <ul>
          {Object.entries(comparison.tuned).map(([name, value]) => (
            <li key={name}>
              {name}: {describeParameter(value)}
            </li>
          ))}
        </ul>
      </Fact>
      <Fact name="Seed">{model.parameters.seed}</Fact>
      {model.jobId && (
        <Fact name="Job">
          <code className="font-mono text-sm break-all">{model.jobId}</code>
        </Fact>
      )}
    </dl>
  );
}
