import type { Placement } from "./placements";
import type { SourceName } from "./sources";

/** What of a strategy can contradict itself. */
interface Recipe {
  placement: Placement;
  history: "unused" | "optional" | "required";
  needsModel: boolean;
  otherwise: "popular" | "matches" | "nothing";
  sources: readonly { source: SourceName }[];
  fill: readonly SourceName[];
  leaveOut: { purchased: boolean; inCart: boolean; seen: boolean };
  rerank: { calibration?: number } | null;
  scope: "shop" | "category";
}

export interface Contradiction {
  path: (string | number)[];
  message: string;
}

const OF_MODEL = new Set<SourceName>(["ranker", "similar", "together"]);
const OF_HISTORY = new Set<SourceName>(["ranker", "recent", "again"]);
/** Of the page's product alone. */
const OF_PRODUCT = new Set<SourceName>(["similar", "content"]);
/** Of the page's product or of the cart. */
const OF_PRODUCT_OR_CART = new Set<SourceName>(["together", "complements"]);

const isOnProductPage = (placement: Placement) => placement.startsWith("product.");
const isAboutProducts = (placement: Placement) => isOnProductPage(placement) || placement.startsWith("cart.");

/** Whatever a strategy asks for that its placement, or another key of it, makes impossible. */
export function* findContradictions(recipe: Recipe): Generator<Contradiction> {
  yield* findImpossibleSources(recipe);
  const { placement, history, needsModel, otherwise, scope, leaveOut } = recipe;
  const all = [...recipe.sources.map(({ source }) => source), ...recipe.fill];
  if (needsModel && !all.some((source) => OF_MODEL.has(source)))
    yield { path: ["needsModel"], message: "No source of this strategy asks a model." };
  if (
    history === "required" &&
    !all.some((source) => OF_HISTORY.has(source) || OF_PRODUCT_OR_CART.has(source))
  )
    if (!recipe.sources.some(({ source }) => source === "popular"))
      yield { path: ["history"], message: "No source of this strategy uses what the shopper did." };
  if (history === "unused" && leaveOut.seen)
    yield { path: ["leaveOut", "seen"], message: "What was seen is not known where history is unused." };
  if (history === "unused" && leaveOut.purchased)
    yield {
      path: ["leaveOut", "purchased"],
      message: "What was bought is not known where history is unused.",
    };
  if (history === "unused" && (recipe.rerank?.calibration ?? 0) > 0)
    yield {
      path: ["rerank", "calibration"],
      message: "The shopper's categories are not known where history is unused.",
    };
  if (otherwise === "matches" && placement !== "search")
    yield { path: ["otherwise"], message: "Only the placement search has matches." };
  if (scope === "category" && placement !== "category.top" && !isOnProductPage(placement))
    yield { path: ["scope"], message: `${placement} is on no page of a category or product.` };
}

function* findImpossibleSources({ placement, history, sources, fill }: Recipe): Generator<Contradiction> {
  const seen = new Set<SourceName>();
  const named = [
    ...sources.map(({ source }, i) => ({ source, path: ["sources", i, "source"], isFirst: true })),
    ...fill.map((source, i) => ({ source, path: ["fill", i], isFirst: false })),
  ];
  for (const { source, path } of named) {
    if (seen.has(source)) yield { path, message: `${source} stands here twice.` };
    seen.add(source);
    if (source === "matches" && placement !== "search")
      yield { path, message: "Only the placement search has matches." };
    if (OF_PRODUCT.has(source) && !isOnProductPage(placement))
      yield { path, message: `${source} needs the product of a page, which ${placement} has not.` };
    if (OF_PRODUCT_OR_CART.has(source) && !isAboutProducts(placement))
      yield { path, message: `${source} needs a product or a cart, which ${placement} has not.` };
    if (OF_HISTORY.has(source) && history === "unused")
      yield { path, message: `${source} needs what the shopper did, and history is unused.` };
  }
  if (placement === "search" && !sources.some(({ source }) => source === "matches"))
    yield { path: ["sources"], message: "A search has to have matches among its sources." };
}
