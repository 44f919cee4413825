import "server-only";
import { CatalogIndex, type LiveCatalog } from "@/lib/shop/catalog/catalog-index";
import { closeSettings } from "@/lib/shop/settings/live-settings";
import { closeLiveCatalog, getLiveCatalog } from "@/lib/shop/catalog/live-catalog";
import { closeSynonyms } from "@/lib/shop/catalog/live-synonyms";
import { SHOP_WEIGHTS, type WeightConfig } from "@/ml/index";
import { closePlan, getPlan, refreshPlan } from "@/lib/recommender/experiments/live-plan";
import { getMetrics, onCollect } from "@/lib/platform/http/metrics";
import { type Complements, loadComplements, recallComplements } from "./complements";
import { closeRules, getRules, refreshRules } from "@/lib/recommender/rules/live-rules";
import { ExposureReader } from "./exposures";
import { ContentKeeper } from "./content/content-keeper";
import { withinDeadline } from "@/lib/platform/deadline";
import { PolledValue } from "@/lib/platform/polled-value";
import { releasedModelFor } from "@/lib/recommender/models/release";
import { createSingleton } from "@/lib/platform/singleton";
import type { LiveModel } from "./live-model";
import { loadTrends, recallTrends } from "./load-trends";
import { ModelKeeper, type ModelState } from "./model-keeper";
import { registryOrigin } from "./model-origin";
import { Newcomers } from "./newcomers";
import { PageMemory } from "./page-memory";
import { ProductSearch } from "./product-search";
import { RememberedLists } from "./remembered-lists";
import { Renewals } from "./renewals";
import { ServingRecorder } from "./serving-recorder";
import { Shadow, type ShadowedRequest } from "./shadow";
import { ShopperStateReader } from "./shopper-state";
import { getSessionCache } from "@/lib/shop/interactions/session-cache";
import { closeShopperNews, onForgotten, onShopperNews } from "@/lib/shop/shoppers/shopper-news";
import type { SolvedPage } from "./solved";
import type { Trends } from "./trends";

/** A request does not wait longer than this for a process that is just starting. */
const START_TIMEOUT_MS = 300;
const TRENDS_EVERY_MS = 60_000;
const COMPLEMENTS_EVERY_MS = 15 * 60_000;
const LOG_PART = "recommend";
const NOTHING = new CatalogIndex([], []);
/** Without a model nothing is new or old; never updated. */
const NO_NEWCOMERS = new Newcomers();

/** What a process keeps in memory to recommend: one per process, started by the first request. */
export class Engine {
  readonly states = new ShopperStateReader();
  readonly exposures = new ExposureReader();
  readonly search = new ProductSearch();
  readonly memory = new RememberedLists();
  readonly pages = new PageMemory<SolvedPage>();
  readonly renewals = new Renewals();
  readonly content = new ContentKeeper();
  /** Products without behaviour, by the model that has none of them. */
  readonly #newcomers = new WeakMap<LiveModel, Newcomers>();
  readonly #models = new ModelKeeper(registryOrigin, () => void this.recorder.flush());
  /** What the guard is told of this process. */
  readonly recorder = new ServingRecorder(() => this.modelState);
  readonly #shadow = new Shadow(this.recorder);
  readonly #trends = new PolledValue<Trends>({
    name: "trends",
    part: LOG_PART,
    read: () => loadTrends(this.weights),
    recall: recallTrends,
    periodMs: TRENDS_EVERY_MS,
    isEmpty: (trends) => trends.size === 0,
  });
  readonly #complements = new PolledValue<Complements>({
    name: "complements",
    part: LOG_PART,
    read: loadComplements,
    recall: recallComplements,
    periodMs: COMPLEMENTS_EVERY_MS,
    isEmpty: (complements) => complements.size === 0,
  });

  #warming: Promise<unknown> = Promise.resolve();
  #isWarm = false;
  #stopHearing = (): void => {};

  start(): void {
    const stopHearing = onShopperNews((concerned, change) => this.states.hear(concerned, change));
    const stopAdding = getSessionCache().onNewFacts((added) => this.states.add(added));
    const stopForgetting = onForgotten((ids) => this.forget(ids));
    this.#stopHearing = () => {
      stopHearing();
      stopAdding();
      stopForgetting();
    };
    this.recorder.start();
    onCollect("engine", () => this.#tellMetrics());
    this.search.warmUp();
    // Lists are themselves without it, and a large catalog takes a while to read.
    void this.content.start();
    const starting = [
      getPlan(),
      getRules(),
      this.#models.start(),
      this.#trends.start(),
      this.#complements.start(),
    ];
    this.#warming = Promise.all(starting).then(() => {
      this.#isWarm = true;
    });
  }

  /** True once model and trends have been looked for, whether or not they were found. */
  get isWarm(): boolean {
    return this.#isWarm;
  }

  /** Keeps nothing of these shoppers: neither what they did nor the lists made for them. */
  forget(ids: readonly string[]): void {
    for (const id of ids) this.states.forget(id);
    for (const id of ids) this.exposures.forget(id);
    for (const memory of [this.memory, this.pages, this.renewals]) memory.forget(ids);
  }

  stop(): void {
    this.#stopHearing();
    this.recorder.stop();
    this.renewals.stop();
    this.#models.stop();
    this.#trends.stop();
    this.#complements.stop();
    this.content.stop();
    closePlan();
    closeRules();
    closeLiveCatalog();
    closeShopperNews();
    closeSynonyms();
    closeSettings();
  }

  get model(): LiveModel | null {
    return this.#models.model;
  }

  /** The live version, or one that a release wants; null for one that is not wanted, not read yet, or refused. */
  modelById(id: string): LiveModel | null {
    return this.#models.modelById(id);
  }

  /** The version that answers a shopper: the live one, or the one a release gives them, where this process has it. */
  modelFor(shopperId: string | null): LiveModel | null {
    if (this.model === null) return null;
    const released = releasedModelFor(this.#models.release, shopperId);
    return (released === null ? null : this.modelById(released)) ?? this.model;
  }

  /** What is known of products that `model` has no behaviour of, brought up to date. */
  newcomersOf(model: LiveModel | null, catalog: LiveCatalog): Newcomers {
    if (model === null) return NO_NEWCOMERS;
    const newcomers = this.#newcomers.get(model) ?? new Newcomers();
    this.#newcomers.set(model, newcomers);
    newcomers.update(model, catalog, this.content);
    return newcomers;
  }

  /** What interactions are worth: as the serving model learnt it, or as the first one will. */
  get weights(): WeightConfig {
    return this.model?.bundle.weights ?? SHOP_WEIGHTS;
  }

  get modelState(): ModelState {
    return this.#models.state;
  }

  get trends(): Trends | null {
    return this.#trends.value;
  }

  get complements(): Complements | null {
    return this.#complements.value;
  }

  /** The live catalog; an empty one when it could not be read yet. The first requests of a process wait a moment. */
  async catalog(): Promise<LiveCatalog> {
    const catalog = await getLiveCatalog(START_TIMEOUT_MS).catch(() => NOTHING);
    if (!this.#isWarm) await withinDeadline(this.#warming, START_TIMEOUT_MS);
    return catalog;
  }

  /** Reads everything now, instead of when its time comes, and makes every page anew. */
  async refresh(): Promise<void> {
    const reading = [
      this.#trends.refresh(),
      this.#complements.refresh(),
      this.content.refresh(),
      refreshPlan(),
      refreshRules(),
    ];
    await Promise.all([...reading, this.#models.look()]);
    this.pages.clear();
  }

  /** Sets the gauges of what this process serves with. */
  async #tellMetrics(): Promise<void> {
    const { servingModel, modelsRefused, catalogProducts } = getMetrics();
    const { serving, refused, refusedBeside } = this.modelState;
    servingModel.reset();
    if (serving !== null) servingModel.set({ version: serving }, 1);
    modelsRefused.set((refused ? 1 : 0) + Object.keys(refusedBeside).length);
    catalogProducts.set((await this.catalog()).byId.size);
  }

  /** Counts a call for the guard, and lets a shadow try it. */
  record(model: LiveModel | null, ms: number, now: number, answered: ShadowedRequest): void {
    const { shown, parts, specs } = answered;
    const failed = shown.some((list) => list.failed);
    const call = { model: model?.id ?? null, role: "serving" as const, ms, failed, lists: shown };
    this.recorder.count(call, now);
    const { listsServed, recommendSeconds } = getMetrics();
    recommendSeconds.observe({ failed: String(failed) }, ms / 1_000);
    for (const { spec, index } of specs) {
      const { rung = "static" } = shown[index] ?? {};
      listsServed.inc({ placement: spec.strategy.placement, rung });
    }
    const { release } = this.#models;
    const shadow = release?.stage === "shadow" ? this.modelById(release.modelId) : null;
    if (shadow) this.#shadow.offer(shadow, answered, () => this.newcomersOf(shadow, parts.catalog));
  }

  /** Whether all is known of the products these versions have no behaviour of. */
  areNewcomersKnown(models: readonly (LiveModel | null)[]): boolean {
    return models.every((model) => model === null || (this.#newcomers.get(model)?.areAllKnown ?? false));
  }
}

const engine = createSingleton("recommender.engine", () => {
  const made = new Engine();
  made.start();
  return made;
});

export const getEngine = engine.get;

/** Stops everything the engine keeps running; the next call starts anew. For tests and an orderly end. */
export function closeEngine(): void {
  engine.take()?.stop();
}
