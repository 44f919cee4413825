import { z } from "zod";
import { defineJob } from "@/lib/jobs/job";
import { listProblems } from "./health-report";

/** Looks whether data and live model are as they should be. */
export const healthJob = defineJob({
  name: "health",
  payload: z.object({ source: z.enum(["nightly", "asked"]).default("asked") }),
  async run({ payload, signal, clock, report }) {
    const { checkHealth } = await import("./check-health");
    const found = await checkHealth({ source: payload.source, clock, signal, report });
    const problems = listProblems(found);
    const reason = problems[0] ?? "All is as it should be, as far as can be told.";
    return { report: found.id, reason, problems };
  },
});
