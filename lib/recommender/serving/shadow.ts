import "server-only";
import { messageOf } from "@/lib/platform/errors";
import { getLog } from "@/lib/platform/log";
import { buildInTurns, type PlacedSpec } from "./build-in-turns";
import { type BuiltList, buildList } from "./build-list";
import { createServing, type ServingParts } from "./serving";
import type { LiveModel } from "./live-model";
import { RememberedLists } from "./remembered-lists";
import type { ServingRecorder } from "./serving-recorder";

/** Of requests, how many a shadow answers as well. */
const SAMPLE = 0.1;
const FORGOTTEN_AT_ONCE = 1;

/** What a request was answered with, for a shadow to answer it, too. */
export interface ShadowedRequest {
  parts: Omit<ServingParts, "model" | "newcomers">;
  specs: readonly PlacedSpec[];
  shown: readonly BuiltList[];
}

/**
 * Answers a sample of requests a second time, with a version nobody is shown: after the answer has left, one at a time,
 * and with what memory holds already, so that no request waits for it and the database hears nothing of it.
 */
export class Shadow {
  readonly #recorder: ServingRecorder;
  readonly #random: () => number;
  #isBusy = false;

  constructor(recorder: ServingRecorder, random: () => number = Math.random) {
    this.#recorder = recorder;
    this.#random = random;
  }

  /** @param newcomersOf see `Engine` */
  offer(model: LiveModel, request: ShadowedRequest, newcomers: () => ServingParts["newcomers"]): void {
    if (this.#isBusy || this.#random() >= SAMPLE) return;
    this.#isBusy = true;
    setImmediate(() => {
      try {
        this.#answer(model, request, newcomers());
      } catch (error) {
        const failed = { model: model.id, role: "shadow" as const, ms: 0, failed: true, lists: [] };
        this.#recorder.count(failed, request.parts.now);
        getLog("recommend").warn({ model: model.id, error: messageOf(error) }, "shadow failed");
      } finally {
        this.#isBusy = false;
      }
    });
  }

  #answer(
    model: LiveModel,
    { parts, specs, shown }: ShadowedRequest,
    newcomers: ServingParts["newcomers"],
  ): void {
    const started = performance.now();
    const serving = createServing({ ...parts, model, newcomers });
    const memory = new RememberedLists(FORGOTTEN_AT_ONCE);
    const build = ({ spec }: PlacedSpec, used: ReadonlySet<number>) => buildList(spec, serving, used, memory);
    const lists = buildInTurns(specs, build, (id) => parts.catalog.byId.get(id));
    const ms = performance.now() - started;
    const overlap = lists.reduce((sum, list, place) => sum + overlapOf(list, shown[place]), 0);
    const failed = lists.some((list) => list.failed);
    this.#recorder.count({ model: model.id, role: "shadow", ms, failed, lists, overlap }, parts.now);
  }
}

/** Which share of the products shown a list holds as well; of an empty one all. */
function overlapOf(list: BuiltList, shown: BuiltList | undefined): number {
  const products = new Set(list.items.map(({ productId }) => productId));
  const items = shown?.items ?? [];
  return items.length === 0
    ? 1
    : items.filter(({ productId }) => products.has(productId)).length / items.length;
}
