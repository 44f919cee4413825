import fs from "node:fs";
import path from "node:path";
import { z } from "zod";

/** How many tests of a kind passed, failed, and were skipped, and what somebody who reads the end of a log has to know of them. */
export interface Tally {
  passed: number;
  failed: number;
  skipped: number;
  /** A line for each test that failed, or passed only when it was tried again: which one, and the first line of why. */
  remarks: string[];
}

const vitestReport = z.object({
  numPassedTests: z.number(),
  numFailedTests: z.number(),
  numPendingTests: z.number(),
  testResults: z.array(
    z.object({
      name: z.string(),
      status: z.string(),
      message: z.string().optional(),
      assertionResults: z.array(
        z.object({
          fullName: z.string(),
          status: z.string(),
          failureMessages: z.array(z.string()).nullish(),
        }),
      ),
    }),
  ),
});

const playwrightTest = z.object({
  projectName: z.string(),
  status: z.string(),
  results: z.array(z.object({ error: z.object({ message: z.string().optional() }).optional() })),
});
const playwrightSpec = z.object({
  title: z.string(),
  file: z.string(),
  line: z.number(),
  tests: z.array(playwrightTest),
});
interface PlaywrightSuite {
  specs: z.infer<typeof playwrightSpec>[];
  suites?: PlaywrightSuite[] | undefined;
}
const playwrightSuite: z.ZodType<PlaywrightSuite> = z.lazy(() =>
  z.object({ specs: z.array(playwrightSpec), suites: z.array(playwrightSuite).optional() }),
);
const playwrightReport = z.object({
  stats: z.object({ expected: z.number(), unexpected: z.number(), flaky: z.number(), skipped: z.number() }),
  suites: z.array(playwrightSuite),
});

function readReport<T>(file: string, schema: z.ZodType<T>): T {
  return schema.parse(JSON.parse(fs.readFileSync(file, "utf8")));
}

/** The colours a terminal would show. */
const COLOURS = /\u001b\[[0-9;]*m/g;

const firstLine = (message: string | undefined) => message?.replace(COLOURS, "").trim().split("\n")[0] ?? "";

const remark = (how: string, which: string, why: string | undefined) => `${how}: ${which}: ${firstLine(why)}`;

/** What vitest counted. A file that could not be run has no test that failed, and is remarked on itself. */
export function tallyOfVitest(file: string): Tally {
  const report = readReport(file, vitestReport);
  const remarks = report.testResults.flatMap(({ name, status, message, assertionResults }) => {
    const where = path.relative(process.cwd(), name);
    const failed = assertionResults.filter((test) => test.status === "failed");
    if (status === "failed" && failed.length === 0) return [remark("failed", where, message)];
    return failed.map((test) => remark("failed", `${where}: ${test.fullName}`, test.failureMessages?.[0]));
  });
  return {
    passed: report.numPassedTests,
    failed: report.numFailedTests,
    skipped: report.numPendingTests,
    remarks,
  };
}

const specsOf = (suites: readonly PlaywrightSuite[]): PlaywrightSuite["specs"] =>
  suites.flatMap((suite) => [...suite.specs, ...specsOf(suite.suites ?? [])]);

/** What Playwright counted. A story that passed when it was tried again counts as passed, and is remarked on. */
export function tallyOfPlaywright(file: string): Tally {
  const { stats, suites } = readReport(file, playwrightReport);
  const remarks = specsOf(suites).flatMap((spec) =>
    spec.tests
      .filter(({ status }) => status === "unexpected" || status === "flaky")
      .map(({ projectName, status, results }) =>
        remark(
          status === "flaky" ? "passed on a second try" : "failed",
          `[${projectName}] ${spec.file}:${spec.line} ${spec.title}`,
          results.find(({ error }) => error !== undefined)?.error?.message,
        ),
      ),
  );
  return { passed: stats.expected + stats.flaky, failed: stats.unexpected, skipped: stats.skipped, remarks };
}
