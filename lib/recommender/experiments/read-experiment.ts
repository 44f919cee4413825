import type { Experiment as Row } from "@/lib/platform/db/generated/client";
import { definitionSchema, flagSchema } from "./definition";
import type { Decision, Experiment, FlagSwitch } from "./experiment";

const toTime = (date: Date | null) => date?.getTime() ?? null;

/** An experiment or flag as it is stored. */
export function readExperiment(row: Row): Experiment | FlagSwitch {
  const common = {
    id: row.id,
    state: row.state,
    slice: row.slice as unknown as Experiment["slice"],
    shares: row.shares as number[] | null,
    startedAt: toTime(row.startedAt),
    stoppedAt: toTime(row.stoppedAt),
    decidedAt: toTime(row.decidedAt),
    decision: row.decision as unknown as Decision | null,
    createdAt: row.createdAt.getTime(),
    createdBy: row.createdBy,
  };
  return row.kind === "flag"
    ? { ...common, kind: "flag", definition: flagSchema.parse(row.definition) }
    : { ...common, kind: "experiment", definition: definitionSchema.parse(row.definition) };
}
