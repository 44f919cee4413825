import "server-only";
import { setTimeout as sleep } from "node:timers/promises";
import { getPool } from "@/lib/platform/db/client";
import { listen } from "@/lib/platform/db/listen";
import { messageOf } from "@/lib/platform/errors";
import { keepSoon, recallKept } from "@/lib/platform/keeping";
import { getLog } from "@/lib/platform/log";
import { createSingleton } from "@/lib/platform/singleton";
import { currentSettings, settingsMemory } from "./current-settings";
import { readStored, type ShopSettings } from "./settings";

/** The row of the table `settings` that holds them. */
export const SETTINGS_KEY = "shop.settings";
const RETRY_MS = 1_000;
const KEPT = "settings";
const KEPT_VERSION = 1;

/** Keeps the settings in memory fresh. While the database is away the last ones hold. */
class SettingsKeeper {
  readonly #stop = new AbortController();
  #stale = false;
  #reading: Promise<void> | null = null;
  #isRead = false;

  /** Resolves after the first attempt, also when that failed. */
  start(): Promise<void> {
    const read = () => void this.refresh();
    listen("settings", { onNotice: read, onConnect: read }, this.#stop.signal);
    return this.refresh();
  }

  stop(): void {
    this.#stop.abort();
  }

  refresh(): Promise<void> {
    this.#stale = true;
    return (this.#reading ??= this.#readStale());
  }

  async #readStale(): Promise<void> {
    while (this.#stale && !this.#stop.signal.aborted) {
      this.#stale = false;
      try {
        const { rows } = await getPool("report").query<{ value: unknown }>(
          "select value from settings where key = $1",
          [SETTINGS_KEY],
        );
        const value = rows[0]?.value;
        settingsMemory.get().settings = readStored(value);
        this.#isRead = true;
        keepSoon(KEPT, { version: KEPT_VERSION, pieces: () => [JSON.stringify(value ?? null)] });
      } catch (error) {
        getLog("settings").warn({ error: messageOf(error) }, "cannot read the settings, will try again");
        await this.#recall();
        void sleep(RETRY_MS, undefined, { ref: false }).then(() => this.refresh());
        break;
      }
    }
    this.#reading = null;
  }

  /** Those a process before has kept on disk, until they can be read. */
  async #recall(): Promise<void> {
    if (this.#isRead) return;
    this.#isRead = true;
    const kept = await recallKept(KEPT, KEPT_VERSION);
    if (kept) settingsMemory.get().settings = readStored(JSON.parse(kept.bytes.toString("utf8")));
  }
}

const keeper = createSingleton("shop.settings.keeper", () => {
  const made = new SettingsKeeper();
  return { made, started: made.start() };
});

/** What holds for this shop; the first call of a process waits until it was looked for. Starts keeping it. */
export async function getSettings(): Promise<ShopSettings> {
  await keeper.get().started;
  return currentSettings();
}

/** Reads them now, instead of when word of a change arrives. */
export function refreshSettings(): Promise<void> {
  return keeper.get().made.refresh();
}

/** Stops keeping them; what ships holds again. For tests and an orderly end. */
export function closeSettings(): void {
  keeper.take()?.made.stop();
  settingsMemory.take();
}
