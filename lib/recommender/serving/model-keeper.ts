import "server-only";
import { setTimeout as sleep } from "node:timers/promises";
import { listen } from "@/lib/platform/db/listen";
import { messageOf } from "@/lib/platform/errors";
import { getLog } from "@/lib/platform/log";
import type { LiveModel } from "./live-model";
import { isOutdated } from "@/lib/recommender/models/artifact-check";
import type { StoredArtifact } from "@/lib/recommender/models/model-version";

const POLL_MS = 2_000;

/** A version as it is stored, and what it has to be proved against. */
export interface Offered {
  artifact: StoredArtifact;
  /** All product numbers of the shop, hidden ones too. */
  shopIds: ReadonlySet<number>;
}

/**
 * Where models come from and how they are proved; the real one is model-origin.ts. That reading fails says nothing about a
 * version and is tried again; what `verify` throws is said about the version and refuses it.
 */
export interface ModelOrigin {
  /** The version that should serve; null when there is none. */
  liveId(): Promise<string | null>;
  /** Null when the version's artifact is not kept. */
  load(id: string): Promise<Offered | null>;
  verify(offered: Offered): LiveModel;
}

export interface ModelState {
  serving: string | null;
  /** The version that should serve but may not, and why. */
  refused: { id: string; reason: string } | null;
}

/**
 * Holds the model that serves. It is looked for on every notice of a moved alias and every two seconds besides, one look
 * at a time. States: nothing serves; version A serves; A serves although B should, because B was refused. A refused
 * version is not tried again until the alias moves. Without a live version nothing serves: somebody took it back.
 */
export class ModelKeeper {
  model: LiveModel | null = null;
  refused: ModelState["refused"] = null;
  readonly #origin: ModelOrigin;
  readonly #stop = new AbortController();
  #looking: Promise<void> | null = null;
  #again = false;

  constructor(origin: ModelOrigin) {
    this.#origin = origin;
  }

  /** Resolves after the first look. */
  start(): Promise<void> {
    const look = () => void this.look();
    listen("model_alias", { onNotice: look, onConnect: look }, this.#stop.signal);
    void this.#poll();
    return this.look();
  }

  stop(): void {
    this.#stop.abort();
  }

  get state(): ModelState {
    return { serving: this.model?.id ?? null, refused: this.refused };
  }

  /** Looks whether another version should serve. A call during a look is answered by one more look after it. */
  look(): Promise<void> {
    if (this.#looking) this.#again = true;
    return (this.#looking ??= this.#lookUntilSettled());
  }

  async #lookUntilSettled(): Promise<void> {
    do {
      this.#again = false;
      try {
        await this.#lookOnce();
      } catch (error) {
        // The database is away: what serves goes on serving.
        getLog("recommend").debug({ error: messageOf(error) }, "cannot look for the live model");
      }
    } while (this.#again);
    this.#looking = null;
  }

  async #lookOnce(): Promise<void> {
    const wanted = await this.#origin.liveId();
    if (wanted === null) this.model = null;
    if (wanted === null || wanted === this.model?.id) this.refused = null;
    if (wanted === null || wanted === this.model?.id || wanted === this.refused?.id) return;
    const offered = await this.#origin.load(wanted);
    if (!offered) return this.#refuse(wanted, "Its artifact is no longer kept.");
    try {
      this.model = this.#origin.verify(offered);
      this.refused = null;
      const { id, productCount } = this.model;
      getLog("recommend").info({ model: id, products: productCount }, "model serves");
    } catch (error) {
      this.#refuse(wanted, messageOf(error), isOutdated(error));
    }
  }

  #refuse(id: string, reason: string, isOutdated = false): void {
    this.refused = { id, reason };
    // Of an older format nothing is broken: the worker has a new version trained, and until then lower rungs serve.
    if (isOutdated)
      getLog("recommend").warn(this.refused, "model of an older version, waiting for a new one");
    else getLog("recommend").error(this.refused, "model refused, the one before goes on serving");
  }

  async #poll(): Promise<void> {
    while (!this.#stop.signal.aborted) {
      await this.look();
      await sleep(POLL_MS, undefined, { ref: false });
    }
  }
}
