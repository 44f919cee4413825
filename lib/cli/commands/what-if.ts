import { closeEngine, getEngine } from "@/lib/recommender/serving/engine";
import { loadVersion } from "@/lib/recommender/replay/load-version";
import { whatIf } from "@/lib/recommender/replay/what-if";
import { getStrategy } from "@/lib/recommender/strategies/queries";
import { COMMAND_LINE } from "@/lib/shop/audit/record-audit";
import type { PolicyValue } from "@/ml/index";
import { defineCommand, UsageError } from "../command";
import { EXIT } from "../exit-code";
import { formatTable } from "../format-table";
import { withSession } from "../session";

const OPTIONS = { model: { type: "string" }, days: { type: "string", default: "28" } } as const;

const DETAILS = `
  <strategy>           a version, live or not, as "for-you@2": npm run aisle -- what-if for-you@2 --model <id>
  --model <id>         ranked by this version instead of the live one
  --days <count>       by the lists of the last days (default 28)

  Only lists that explored can tell: give the live strategy an exploration share first.`;

const figure = (value: number | null) => (value === null ? "–" : value.toFixed(4));
const row = (name: string, { value, low, high, effectiveUnits }: PolicyValue) => [
  name,
  figure(value),
  `${figure(low)} to ${figure(high)}`,
  String(Math.round(effectiveUnits)),
];

export const whatIfCommand = defineCommand({
  name: "what-if",
  summary: "Estimate what a strategy or model that is not live would be clicked, from lists that were logged",
  positionals: ["<strategy>"],
  options: OPTIONS,
  details: DETAILS,
  async run({ values, positionals: [id = ""], out }) {
    const days = Number(values.days);
    if (!(days >= 1 && days <= 366))
      throw new UsageError(`--days "${values.days}" must be a number from 1 to 366.`);
    const actor = { process: COMMAND_LINE };
    const found = await withSession(out, async () => {
      try {
        const { strategy } = await getStrategy(id, actor);
        await getEngine().refresh();
        const model = values.model === undefined ? null : await loadVersion(values.model);
        return await whatIf({ strategy, model, days, now: Date.now() }, actor);
      } finally {
        closeEngine();
      }
    });
    out.result(found);
    const { lists, shoppers, logged, estimates, reproduced, problem } = found;
    out.line(`${lists} lists of ${shoppers} shoppers, ${figure(logged)} clicks a list as they were.`);
    if (reproduced !== null)
      out.line(
        `Made anew by what serves, ${(reproduced * 100).toFixed(1)}% of their places are filled as they were.`,
      );
    if (problem) out.line(`Nothing can be said: ${problem}`);
    else {
      const rows = [
        row("doubly robust", estimates.dr),
        row("snips", estimates.snips),
        row("ips", estimates.ips),
      ];
      formatTable(["estimate", "clicks a list", "95% interval", "effective shoppers"], rows).forEach((line) =>
        out.line(line),
      );
    }
    return EXIT.ok;
  },
});
