import "server-only";
import { setTimeout as sleep } from "node:timers/promises";
import { listen } from "@/lib/platform/db/listen";
import { messageOf } from "@/lib/platform/errors";
import { getLog } from "@/lib/platform/log";
import type { LiveModel } from "./live-model";
import { isOutdated } from "@/lib/recommender/models/artifact-check";
import type { CurrentRelease } from "@/lib/recommender/models/release";
import type { StoredArtifact } from "@/lib/recommender/models/model-version";

const POLL_MS = 2_000;

/** Versions held besides the live one, at most, and the bytes of their artifacts together: memory is not endless. */
export const MOST_BESIDES = 4;
export const MOST_BYTES_BESIDES = 1 << 30;

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
  /** The versions that are wanted as well, the most important first. */
  wantedIds(): Promise<readonly string[]>;
  /** The release that goes on, or null. */
  release(): Promise<CurrentRelease | null>;
  /** Null when the version's artifact is not kept. */
  load(id: string): Promise<Offered | null>;
  /** Remembers beyond the end of the process what serves; null: nothing does. */
  keep?(offered: Offered | null): void;
  /** What was remembered last, for a process that begins while nothing can be read; null: nothing was. */
  recall?(): Promise<Offered | null>;
  verify(offered: Offered): LiveModel;
}

export interface ModelState {
  serving: string | null;
  /** The version that should serve but may not, and why. */
  refused: { id: string; reason: string } | null;
  /** Why versions that are wanted besides the live one are not held, by id. */
  refusedBeside: Readonly<Record<string, string>>;
}

/** A version held besides the live one, or why it is not. */
type Beside = { model: LiveModel } | { reason: string };

/**
 * Holds the model that serves, and beside it those that some shoppers get or that are tried in secret: read and proved in
 * the same way, dropped when nobody wants them, and refused alone. The model that serves is looked for on every notice of a moved alias and every two seconds besides, one look
 * at a time. States: nothing serves; version A serves; A serves although B should, because B was refused. A refused
 * version is not tried again until the alias moves. Without a live version nothing serves: somebody took it back.
 */
export class ModelKeeper {
  model: LiveModel | null = null;
  refused: ModelState["refused"] = null;
  release: CurrentRelease | null = null;
  readonly #origin: ModelOrigin;
  readonly #stop = new AbortController();
  readonly #beside = new Map<string, Beside>();
  #looking: Promise<void> | null = null;
  #again = false;
  #hasLooked = false;
  /** The version that is remembered; undefined: nobody knows. */
  #keptId: string | null | undefined;

  /** @param onChange called whenever another version serves or one is refused */
  constructor(
    origin: ModelOrigin,
    readonly onChange: () => void = () => {},
  ) {
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
    const refusedBeside = [...this.#beside].flatMap(([id, held]) =>
      "reason" in held ? [[id, held.reason] as const] : [],
    );
    return {
      serving: this.model?.id ?? null,
      refused: this.refused,
      refusedBeside: Object.fromEntries(refusedBeside),
    };
  }

  /** The model that serves, or one held besides it. */
  modelById(id: string): LiveModel | null {
    if (this.model?.id === id) return this.model;
    const held = this.#beside.get(id);
    return held && "model" in held ? held.model : null;
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
        await this.#recall();
      }
    } while (this.#again);
    this.#looking = null;
  }

  /** Once, and only where the database has not been heard yet. Never rejects. */
  async #recall(): Promise<void> {
    if (this.#hasLooked) return;
    this.#hasLooked = true;
    try {
      const offered = (await this.#origin.recall?.()) ?? null;
      if (!offered) return;
      this.#serve(this.#origin.verify(offered));
      this.#keptId = offered.artifact.id;
      getLog("recommend").warn(
        { model: this.#keptId },
        "the database is away: the model is the one kept on disk",
      );
    } catch (error) {
      getLog("recommend").warn({ error: messageOf(error) }, "the model kept on disk does not serve");
    }
  }

  /** Has the version that serves remembered, or that none does. */
  async #keep(id: string | null, offered: Offered | null): Promise<void> {
    if (!this.#origin.keep || this.#keptId === id) return;
    this.#keptId = id;
    this.#origin.keep(id === null ? null : (offered ?? (await this.#origin.load(id))));
  }

  async #lookOnce(): Promise<void> {
    const origin = this.#origin;
    const reading = [origin.liveId(), origin.wantedIds(), origin.release()] as const;
    const [live, wanted, release] = await Promise.all(reading);
    this.#hasLooked = true;
    await this.#lookForLive(live);
    await this.#lookBeside(wanted.filter((id) => id !== live).slice(0, MOST_BESIDES));
    this.release = release;
  }

  async #lookForLive(wanted: string | null): Promise<void> {
    if (wanted === null) {
      this.model = null;
      await this.#keep(null, null);
    }
    if (wanted === null || wanted === this.model?.id) this.refused = null;
    if (wanted === null || wanted === this.model?.id || wanted === this.refused?.id) return;
    // What is held already serves at once: a roll-back to it takes no reading.
    const held = this.modelById(wanted);
    if (held) {
      this.#serve(held);
      return this.#keep(wanted, null);
    }
    const offered = await this.#origin.load(wanted);
    if (!offered) return this.#refuse(wanted, "Its artifact is no longer kept.");
    try {
      this.#serve(this.#origin.verify(offered));
      await this.#keep(wanted, offered);
    } catch (error) {
      this.#refuse(wanted, messageOf(error), isOutdated(error));
    }
  }

  #serve(model: LiveModel): void {
    const before = this.model;
    this.model = model;
    this.refused = null;
    this.#beside.delete(model.id);
    // It may go on serving a part of the shoppers; if not, the look beside drops it.
    if (before) this.#beside.set(before.id, { model: before });
    getLog("recommend").info({ model: model.id, products: model.productCount }, "model serves");
    this.onChange();
  }

  async #lookBeside(wanted: readonly string[]): Promise<void> {
    for (const id of this.#beside.keys()) if (!wanted.includes(id)) this.#beside.delete(id);
    for (const id of wanted) {
      // While the live version is refused, the one that serves in its place may be a wanted one.
      if (this.#beside.has(id) || this.model?.id === id) continue;
      const held = await this.#loadBeside(id);
      this.#beside.set(id, held);
      if ("reason" in held) getLog("recommend").error({ model: id, reason: held.reason }, "model refused");
    }
  }

  async #loadBeside(id: string): Promise<Beside> {
    const offered = await this.#origin.load(id);
    if (!offered) return { reason: "Its artifact is no longer kept." };
    const held = [...this.#beside.values()].reduce(
      (sum, one) => sum + ("model" in one ? one.model.size : 0),
      0,
    );
    if (held + offered.artifact.bytes.length > MOST_BYTES_BESIDES)
      return { reason: "There is no memory left for another version beside the live one." };
    try {
      return { model: this.#origin.verify(offered) };
    } catch (error) {
      return { reason: messageOf(error) };
    }
  }

  #refuse(id: string, reason: string, isOutdated = false): void {
    this.refused = { id, reason };
    // Of an older format nothing is broken: the worker has a new version trained, and until then lower rungs serve.
    if (isOutdated)
      getLog("recommend").warn(this.refused, "model of an older version, waiting for a new one");
    else getLog("recommend").error(this.refused, "model refused, the one before goes on serving");
    this.onChange();
  }

  async #poll(): Promise<void> {
    while (!this.#stop.signal.aborted) {
      await this.look();
      await sleep(POLL_MS, undefined, { ref: false });
    }
  }
}
