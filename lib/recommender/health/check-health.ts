import "server-only";
import { sendAlert } from "@/lib/platform/alerts/send-alert";
import { type Clock, systemClock } from "@/lib/platform/clock";
import { reportCurrency } from "@/lib/shop/catalog/main-currency";
import { checkImport, checkTraffic, type ImportedRows } from "./check-expectations";
import { keepReport } from "./commands";
import { readExpectations } from "./expectations";
import { exploreInThread } from "./explore/explore-in-thread";
import { readShopLog } from "./explore/explore-shop";
import { writeHtml } from "./explore/write-html";
import {
  type ExpectationResult,
  type HealthFindings,
  type HealthReport,
  type HealthSource,
  listProblems,
  namesOfWrong,
} from "./health-report";
import { judgeScores, judgeSkew, measureFreshness } from "./judge-model";
import { measureTraffic } from "./measure-drift";
import { findNewestReport } from "./queries";
import { scoreShoppers } from "./score-shoppers";
import { chooseWindows, readTraffic } from "./traffic";

const PAGE = "/admin/health";

interface Look {
  readonly source: Exclude<HealthSource, "import">;
  readonly clock?: Clock;
  readonly signal?: AbortSignal;
  report?(fraction: number, stage: string): void;
}

/**
 * Looks at the data and the live model, keeps what it finds, and tells whoever runs the shop of what is wrong and was not when
 * somebody last looked.
 */
export async function checkHealth({
  source,
  clock = systemClock,
  signal,
  report,
}: Look): Promise<HealthReport> {
  const expected = readExpectations();
  const windows = await chooseWindows(clock.now());
  const { until, since, now, modelVersion } = windows;
  report?.(0.1, "Counting what shoppers do");
  const traffic = await readTraffic(windows);
  signal?.throwIfAborted();
  report?.(0.5, "Scoring shoppers");
  const scores = await scoreShoppers(windows);
  signal?.throwIfAborted();
  report?.(0.8, "Checking expectations");
  const findings: HealthFindings = {
    before: { from: null, to: until.toISOString(), events: traffic.total.before },
    now: { from: since.toISOString(), to: now.toISOString(), events: traffic.total.now },
    drift: [...measureTraffic(traffic, await reportCurrency()), judgeScores(scores)],
    skew: judgeSkew(scores),
    freshness: await measureFreshness(windows),
    expectations: await checkTraffic({ since, now, learntUntil: until }, expected),
  };
  report?.(0.9, "Exploring the data");
  const explored = await exploreInThread(await readShopLog(signal), signal);
  const exploration = explored.events === 0 ? null : writeHtml(explored, now);
  const previous = await findNewestReport();
  const id = await keepReport(findings, { source, modelVersion, at: now, exploration });
  await tellOfNew(findings, previous);
  return { ...findings, id, at: now.toISOString(), source, modelVersion };
}

/** The same of what an import has brought: its own rows alone. */
export async function checkImportedRows(rows: ImportedRows): Promise<ExpectationResult[]> {
  const expectations = await checkImport(rows, readExpectations());
  const at = new Date();
  const findings: HealthFindings = {
    before: null,
    now: { from: rows.startedAt.toISOString(), to: at.toISOString(), events: rows.rows },
    drift: [],
    skew: null,
    freshness: null,
    expectations,
  };
  await keepReport(findings, { source: "import", modelVersion: null, at });
  return expectations;
}

/** An alert when something is wrong that was not before: what goes on being wrong is said once. */
async function tellOfNew(findings: HealthFindings, previous: HealthFindings | null): Promise<void> {
  const known = new Set(previous ? namesOfWrong(previous) : []);
  const fresh = namesOfWrong(findings).filter((name) => !known.has(name));
  if (fresh.length === 0) return;
  await sendAlert({
    title:
      fresh.length === 1
        ? "The shop’s data is not as it was"
        : `${fresh.length} things are wrong with the shop’s data`,
    text: listProblems(findings).join("\n"),
    link: PAGE,
  });
}
