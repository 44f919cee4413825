import { systemClock } from "@/lib/platform/clock";
import { rebuildReadouts } from "@/lib/recommender/readouts/refresh";
import { rebuildRollups } from "@/lib/recommender/rollups/refresh";
import { getRollupStatus } from "@/lib/recommender/rollups/status";
import { COMMAND_LINE } from "@/lib/shop/audit/record-audit";
import { defineCommand, UsageError } from "../command";
import { EXIT } from "../exit-code";
import type { Output } from "../output";
import { withSession } from "../session";

const hours = (count: number): string => `${count.toLocaleString("en")} ${count === 1 ? "hour" : "hours"}`;

async function rebuild(out: Output): Promise<void> {
  const began = performance.now();
  const { counted, experiments } = await withSession(out, async () => {
    const counted = await rebuildRollups({ onBatch: (waiting) => out.note(`${hours(waiting)} to go`) });
    return { counted, experiments: await rebuildReadouts(systemClock.now()) };
  });
  const seconds = Math.round((performance.now() - began) / 100) / 10;
  out.result({ hours: counted, experiments, seconds });
  out.line(
    `${hours(counted)} and the readouts of ${experiments} experiments, flags and holdouts were counted anew in ${seconds} s.`,
  );
}

async function status(out: Output): Promise<void> {
  const { asOf, waiting, revision } = await withSession(out, () =>
    getRollupStatus({ process: COMMAND_LINE }),
  );
  out.result({ asOf, waiting, revision });
  out.line(`Everything until ${asOf} is counted${waiting > 0 ? `, but for ${hours(waiting)}` : ""}.`);
}

export const rollupsCommand = defineCommand({
  name: "rollups",
  summary: "Count the figures of admin pages anew from the events themselves",
  positionals: ["<rebuild|status>"],
  options: {},
  details: `
  rebuild              count everything anew, newest first; pages show the former numbers until then
  status               until when everything is counted, and how many hours wait`,
  async run({ positionals: [action = ""], out }) {
    if (action === "rebuild") await rebuild(out);
    else if (action === "status") await status(out);
    else throw new UsageError(`"${action}" is not an action; choose rebuild or status.`);
    return EXIT.ok;
  },
});
