import "server-only";
import { createHash } from "node:crypto";
import fs from "node:fs/promises";
import path from "node:path";
import { getEnv } from "./env";
import { messageOf } from "./errors";
import { readSpace } from "./free-space";
import { type Kept, type Keepable, readKept, writeKept } from "./kept-file";
import { getLog } from "./log";
import { createSingleton } from "./singleton";

/*
 * What a web process has read of the database it also keeps in the data folder, so that one that begins while the database is
 * away has something to serve. Processes that serve nobody keep nothing.
 */

/** Changes come in groups: an import, an evening's sales. */
const SETTLE_MS = 2_000;
/** Between two writings of the same thing, at least; and so many times as long as the writing took. */
const REST_MS = 60_000;
const REST_TIMES = 50;

interface Waiting {
  due: Keepable | null;
  timer: NodeJS.Timeout | undefined;
  restUntil: number;
  writing: Promise<void>;
}

class Keeping {
  readonly #waiting = new Map<string, Waiting>();
  readonly #folder: string;
  #hasFailed = false;

  /** @param folder of this database's files */
  constructor(folder: string) {
    this.#folder = folder;
  }

  fileOf(name: string): string {
    return path.join(this.#folder, name);
  }

  keep(name: string, what: Keepable): void {
    const waiting = this.#waitingFor(name);
    waiting.due = what;
    const rest = Math.max(SETTLE_MS, waiting.restUntil - performance.now());
    waiting.timer ??= setTimeout(() => void this.#write(name), rest).unref();
  }

  async settle(): Promise<void> {
    for (const name of this.#waiting.keys()) await this.#write(name);
  }

  async drop(name: string): Promise<void> {
    const waiting = this.#waitingFor(name);
    waiting.due = null;
    await waiting.writing;
    await fs.rm(this.fileOf(name), { force: true });
  }

  stop(): void {
    for (const { timer } of this.#waiting.values()) clearTimeout(timer);
  }

  #waitingFor(name: string): Waiting {
    const known = this.#waiting.get(name) ?? {
      due: null,
      timer: undefined,
      restUntil: 0,
      writing: Promise.resolve(),
    };
    this.#waiting.set(name, known);
    return known;
  }

  #write(name: string): Promise<void> {
    const waiting = this.#waitingFor(name);
    clearTimeout(waiting.timer);
    waiting.timer = undefined;
    return (waiting.writing = waiting.writing.then(() => this.#writeDue(name, waiting)));
  }

  async #writeDue(name: string, waiting: Waiting): Promise<void> {
    const { due } = waiting;
    if (due === null) return;
    waiting.due = null;
    const began = performance.now();
    try {
      // What is left on the disk is for what cannot be read again.
      if ((await readSpace())?.isLow) return;
      await writeKept(this.fileOf(name), due);
    } catch (error) {
      // Once: where nothing may be written, nothing can be all the time.
      const say = this.#hasFailed ? "debug" : "warn";
      getLog("kept")[say]({ name, error: messageOf(error) }, "cannot be kept on disk for the next start");
      this.#hasFailed = true;
    }
    const now = performance.now();
    waiting.restUntil = now + Math.max(REST_MS, REST_TIMES * (now - began));
  }
}

/** Of one database: a data folder may have served another one before. The port of the embedded one changes. */
function folderOf(url: string): string {
  const { hostname, pathname } = new URL(url);
  const name = createHash("sha256").update(`${hostname}${pathname}`).digest("hex").slice(0, 16);
  return path.resolve(getEnv().AISLE_DATA, "kept", name);
}

const current = createSingleton<{ keeping: Keeping | null }>("keeping", () => ({ keeping: null })).get;

/** From now on this process keeps what it reads, and finds what the one before has kept. */
export function startKeeping(): void {
  current().keeping ??= new Keeping(folderOf(getEnv().DATABASE_URL));
}

/** Ends that. For tests. */
export function stopKeeping(): void {
  current().keeping?.stop();
  current().keeping = null;
}

/** Has something written soon, in place of what was kept under this name. */
export function keepSoon(name: string, what: Keepable): void {
  current().keeping?.keep(name, what);
}

/** Has all that is waiting written now. */
export async function settleKeeping(): Promise<void> {
  await current().keeping?.settle();
}

/** What was kept under this name; null where that is nothing, or of another version. */
export async function recallKept(name: string, version: number): Promise<Kept | null> {
  const { keeping } = current();
  return keeping && readKept(keeping.fileOf(name), version);
}

/** Keeps nothing under this name any more. Never rejects. */
export async function dropKept(name: string): Promise<void> {
  await current()
    .keeping?.drop(name)
    .catch((error: unknown) => getLog("kept").warn({ name, error: messageOf(error) }, "cannot be dropped"));
}

/** Something small that is kept as JSON. */
export interface KeptJson<T> {
  /** @param make what is to be kept; called when it is written */
  keep(make: () => unknown): void;
  /** What was kept; null where that is nothing, or of another version. */
  recall(): Promise<T | null>;
}

/**
 * @param version of how it is written
 * @param read what was kept, from its JSON
 */
export function keptJson<T>(
  name: string,
  version: number,
  read: (value: unknown) => T | Promise<T>,
): KeptJson<T> {
  return {
    keep: (make) => keepSoon(name, { version, pieces: () => [JSON.stringify(make())] }),
    async recall() {
      const found = await recallKept(name, version);
      return found && read(JSON.parse(found.bytes.toString("utf8")));
    },
  };
}
