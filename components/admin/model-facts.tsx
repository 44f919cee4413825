import type { ReactNode } from "react";
import type {
  ChampionComparison,
  DistrustedShoppers,
  ModelSummary,
  ServedLists,
} from "@/lib/recommender/models/model-version";
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

function ChampionText({ compared }: { compared: ChampionComparison }) {
  const { on, champion, challenger, championId, difference } = compared;
  const figures = (metrics: ChampionComparison["champion"]) =>
    `capped recall ${metrics.recall.toFixed(3)}, NDCG ${metrics.ndcg.toFixed(3)}`;
  const part = on === "test" ? "the newest interactions" : "everything since the live version was trained";
  const signed = (value: number) => `${value < 0 ? "−" : "+"}${Math.abs(value).toFixed(4)}`;
  const interval = difference
    ? ` Difference of NDCG, shopper by shopper: ${signed(difference.mean)} (95 % interval ${signed(difference.low)} to ${signed(difference.high)}, ${formatCount(difference.cases)} shoppers).`
    : "";
  return `On ${part}: ${figures(challenger)}, against ${figures(champion)} of ${championId}.${interval}`;
}

function DistrustedText({ distrusted: { incoherent, lockstep } }: { distrusted: DistrustedShoppers }) {
  const shoppers = (count: number) => `${formatCount(count)} ${count === 1 ? "shopper" : "shoppers"}`;
  if (incoherent + lockstep === 0) return "Nobody: what every shopper did looks like a person’s doing.";
  return `${shoppers(incoherent)} whose products were picked by chance, and ${shoppers(lockstep)} who did product by product what others did: profiles that no person makes.`;
}

function ServedText({ served }: { served: ServedLists }) {
  const { forYou, similar } = served;
  const percent = (share: number) => `${Math.round(100 * share)} %`;
  return (
    <ul className="space-y-1">
      <li>
        {forYou
          ? `For you, ${forYou.k} products for each of ${formatCount(forYou.shoppers)} shoppers, on the newest interactions: NDCG ${forYou.ndcg.toFixed(3)}, capped recall ${forYou.recall.toFixed(3)}, against ${forYou.bareNdcg.toFixed(3)} and ${forYou.bareRecall.toFixed(3)} of the model alone; ${percent(forYou.coverage)} of the catalog shown, ${forYou.reasons.toFixed(1)} different reasons in a list.`
          : "For you: too few shoppers came back to measure it."}
      </li>
      {similar && (
        <li>
          {`Similar, beside ${formatCount(similar.products)} products: ${percent(similar.sameCategoryOfSix)} of the first six and ${percent(similar.sameCategoryOfTwelve)} of twelve are of the same category; ${percent(similar.coverage)} of the catalog shown.`}
        </li>
      )}
    </ul>
  );
}

const ROLES = {
  ranker: "Ranking",
  similar: "Similar products",
  together: "Bought together",
  popular: "Popular",
};

/** Which models do what in a version, and with which parameters. */
function Recipe({ recipe }: { recipe: NonNullable<ModelSummary["metrics"]["comparison"]["recipe"]> }) {
  return (
    <ul className="space-y-1">
      {Object.entries(ROLES).map(([role, name]) => (
        <li key={role}>
          {name}:{" "}
          {recipe.roles[role as keyof typeof ROLES]
            .map(
              ({ part, weight }) => `${modelName(recipe.parts[part]?.kind ?? part)} ${formatShare(weight)}`,
            )
            .join(", ")}
        </li>
      ))}
      {Object.entries(recipe.parts).map(([part, { kind, parameters }]) => (
        <li key={part} className="text-sm text-muted">
          {modelName(kind)}: {describeParameters(parameters)}
        </li>
      ))}
    </ul>
  );
}

function formatShare(weight: number): string {
  return weight === 1 ? "" : `${Math.round(100 * weight)} %`;
}

/** Parameters as people read them: `alpha 0.2, decayPerDay 0.05`. */
function describeParameters(parameters: Readonly<Record<string, number | string | boolean>>): string {
  const told = Object.entries(parameters).map(([name, value]) => `${name} ${String(value)}`);
  return told.length > 0 ? told.join(", ") : "as it comes";
}

/** What a version was made from and with. */
export function ModelFacts({ model }: { model: ModelSummary }) {
  const { snapshot, champion, served, distrusted, comparison } = model.metrics;
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
      <Fact name="Not learnt from">
        {distrusted ? (
          <DistrustedText distrusted={distrusted} />
        ) : (
          "An older version of Aisle trained it, which learnt from everybody."
        )}
      </Fact>
      <Fact name="Against the live version">
        {champion ? (
          <ChampionText compared={champion} />
        ) : (
          "There was none, or nothing both could be measured on."
        )}
      </Fact>
      <Fact name="Lists as shown">
        {served ? (
          <ServedText served={served} />
        ) : (
          "Not measured: it was trained by an older version of Aisle."
        )}
      </Fact>
      <Fact name="Made of">
        {comparison.recipe ? (
          <Recipe recipe={comparison.recipe} />
        ) : (
          "It was trained by an older version of Aisle, which wrote this down differently."
        )}
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
