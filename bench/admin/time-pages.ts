import { listJobs } from "@/lib/jobs/queries";
import { uuidv7 } from "@/lib/platform/ids";
import { readTableState, windowOf } from "@/lib/platform/table-query";
import { lastDays, type Period } from "@/lib/recommender/insights/period";
import {
  getActivityReport,
  getAuditPage,
  getLaneReport,
  getPlacementDetail,
  getPlacementReport,
  getPlacementTotals,
} from "@/lib/recommender/insights/queries";
import { listModels } from "@/lib/recommender/models/queries";
import { getExperimentReport, listExperimentReports } from "@/lib/recommender/readouts/queries";
import { getRollupStatus } from "@/lib/recommender/rollups/status";
import type { Viewer } from "@/lib/shop/auth/viewer";
import { listHeld } from "@/lib/shop/interactions/held";
import { ORDER_TABLE } from "@/lib/shop/orders/order-state";
import { listOrderLines } from "@/lib/shop/orders/order-table";
import { listSynonyms } from "@/lib/shop/synonyms/queries";
import { EXPERIMENT } from "./fill-log";

/** What one page asks the database for, and how long it waits. */
export interface PageTime {
  page: string;
  /** Milliseconds of the first time, the median and the longest. */
  first: number;
  median: number;
  longest: number;
}

const viewer: Viewer = { userId: uuidv7(), email: "admin@example.org", name: "Admin", role: "admin" };

/** What the admin's pages read, as they read it. */
function pagesOf(period: Period): Record<string, () => Promise<unknown>> {
  return {
    overview: () =>
      Promise.all([
        getRollupStatus(viewer),
        getActivityReport(viewer, period),
        getPlacementTotals(viewer, period),
        listModels(viewer),
        getAuditPage(viewer, null),
      ]),
    placements: () => Promise.all([getRollupStatus(viewer), getPlacementReport(viewer, period)]),
    "one placement": () =>
      Promise.all([getRollupStatus(viewer), getPlacementDetail(viewer, "home.for-you", period)]),
    traffic: () => Promise.all([getRollupStatus(viewer), getLaneReport(viewer, period), listHeld(viewer)]),
  };
}

const listOrders = (page: number) => {
  const state = readTableState(ORDER_TABLE, { page: `${page}` });
  return listOrderLines(viewer, state, windowOf(state));
};

const OTHERS: Record<string, () => Promise<unknown>> = {
  orders: () => listOrders(1),
  "orders, far back": () => listOrders(20),
  models: () => Promise.all([listModels(viewer), listJobs(viewer)]),
  experiments: () => listExperimentReports(viewer),
  "one experiment": () => getExperimentReport(EXPERIMENT, viewer),
  search: () => listSynonyms(viewer),
  jobs: () => listJobs(viewer),
  audit: () => getAuditPage(viewer, null),
};

async function timePage(page: string, ask: () => Promise<unknown>, rounds: number): Promise<PageTime> {
  const times: number[] = [];
  for (let round = 0; round < rounds; round++) {
    const began = performance.now();
    await ask();
    times.push(performance.now() - began);
  }
  const sorted = [...times].sort((a, b) => a - b);
  return {
    page,
    first: times[0] ?? Number.NaN,
    median: sorted[Math.floor(rounds / 2)] ?? Number.NaN,
    longest: sorted.at(-1) ?? Number.NaN,
  };
}

/** Times every page of the admin; those with a period for each of `days`. */
export async function timePages(
  days: readonly number[],
  rounds: number,
  onPage: (time: PageTime) => void,
): Promise<PageTime[]> {
  const times: PageTime[] = [];
  const time = async (page: string, ask: () => Promise<unknown>) => {
    const timed = await timePage(page, ask, rounds);
    onPage(timed);
    times.push(timed);
  };
  for (const length of days) {
    for (const [page, ask] of Object.entries(pagesOf(lastDays(length, Date.now()))))
      await time(`${page}, ${length} days`, ask);
  }
  for (const [page, ask] of Object.entries(OTHERS)) await time(page, ask);
  return times;
}
