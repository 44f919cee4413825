import { beforeAll, beforeEach } from "vitest";
import { withTestDatabase } from "@/lib/platform/db/testing";
import { type NewModel, promoteModel, registerModel } from "@/lib/recommender/models/commands";
import { getLiveModelId } from "@/lib/recommender/models/queries";
import { getCurrentRelease } from "@/lib/recommender/models/release-rows";
import { trainTinyModel } from "@/lib/recommender/models/testing/tiny-model";
import { fillCatalog } from "@/lib/shop/catalog/testing/fill-catalog";
import { type Outcome, runGuard } from "../run-guard";
import { type Behaviour, createTraffic, type Traffic } from "./traffic";

const MINUTE_MS = 60_000;
/** Rounds of the guard in a minute; in a running shop there are six. */
const ROUNDS = 2;
const TEST = { process: "test" };

interface Passing {
  /** Ends the passing of time once it has come about. */
  until?: Outcome;
  /** What chances are multiplied by in a minute. */
  factor?: (minute: number) => number;
}

/**
 * A shop whose time is made up: traffic is written as the shop would have written it, minute by minute, and the guard is
 * told what time it is. What it reads, decides and does is the same as in a running shop.
 */
export interface Scene {
  now: number;
  traffic: Traffic;
  /** What people usually do with lists. */
  usual: Behaviour;
  query<Row>(sql: string, values?: unknown[]): Promise<Row[]>;
  register(): Promise<string>;
  /** Lets a version serve, its predecessor keeping a share of shoppers. */
  promote(id: string, holdback?: number): Promise<void>;
  visit(options: { shoppers: number; perMinute: number; seed: number }): void;
  pass(
    minutes: number,
    behaviours: Record<string, Behaviour>,
    passing?: Passing,
  ): Promise<{ minutes: number; outcomes: Outcome[] }>;
}

/** Call at the top of a test file: an empty shop before every test. */
export function withScene(): Scene {
  const database = withTestDatabase();
  let tiny: Omit<NewModel, "id">;
  let made = 0;
  const scene: Scene = {
    now: 0,
    traffic: { minute: () => Promise.reject(new Error("Nobody comes.")) },
    usual: { clicks: 0.3, orders: 0.03, products: [] },
    query: async <Row>(sql: string, values: unknown[] = []) =>
      (await database.pool().query(sql, values)).rows as Row[],
    visit: (options) => {
      scene.traffic = createTraffic(database.pool(), options);
    },
    async register() {
      made++;
      return registerModel({ ...tiny, id: `v${made}`, snapshotHash: String(made).padStart(64, "0") });
    },
    async promote(id, holdback = 0) {
      await promoteModel(id, TEST, { holdback });
      const now = new Date(scene.now);
      await scene.query("update model_aliases set updated_at = $1 where alias = 'live'", [now]);
      await scene.query("update releases set stage_at = $1, started_at = $1 where ended_at is null", [now]);
    },
    async pass(minutes, behaviours, { until, factor = () => 1 } = {}) {
      const outcomes: Outcome[] = [];
      for (let minute = 0; minute < minutes; minute++) {
        await scene.traffic.minute(scene.now, (await getLiveModelId()) ?? "", behaviours, factor(minute));
        for (let round = 0; round < ROUNDS; round++) {
          scene.now += MINUTE_MS / ROUNDS;
          outcomes.push(await lookAt(scene));
          if (until && outcomes.at(-1) === until) return { minutes: minute + 1, outcomes };
        }
      }
      return { minutes, outcomes };
    },
  };
  beforeAll(async () => {
    const { productIds } = await fillCatalog(database.pool(), { products: 40 });
    tiny = await trainTinyModel(productIds);
    scene.usual = { ...scene.usual, products: productIds };
  });
  beforeEach(async () => {
    await scene.query(
      `truncate shown_lists, clicks, interactions, guard_events, serving_minutes, serving_processes, releases, model_marks,
         model_aliases, audit_entries`,
    );
    scene.now = Math.floor(Date.now() / MINUTE_MS) * MINUTE_MS;
    scene.visit({ shoppers: 150, perMinute: 200, seed: 7 });
  });
  return scene;
}

/** A round of the guard; what it begins, begins at the time that is made up. */
async function lookAt({ now, query }: Scene): Promise<Outcome> {
  const before = await getCurrentRelease();
  const outcome = await runGuard(now, { verifyMs: 0 });
  const after = await getCurrentRelease();
  if (after && (before?.id !== after.id || before.share !== after.share || before.stage !== after.stage))
    await query("update releases set stage_at = $1 where id = $2", [new Date(now), after.id]);
  if (outcome === "back" || outcome === "advance")
    await query("update model_aliases set updated_at = $1 where alias = 'live'", [new Date(now)]);
  return outcome;
}
