import { analyse, analyseAll } from "@/ml/index";
import { answerPlan, printPlan } from "../analysis/plan";
import { printAnalysis, toResult } from "../analysis/print-analysis";
import { readAnalysis } from "../analysis/read-analysis";
import { PLAN_OPTIONS, readOptions, readPlan, refuseOthers } from "../analysis/read-options";
import { defineCommand } from "../command";
import { EXIT } from "../exit-code";
import { resolveGiven } from "../paths";

const TEXT = { type: "string" } as const;

const OPTIONS = {
  metric: TEXT,
  absolute: { type: "boolean", default: false },
  sided: TEXT,
  alpha: TEXT,
  method: TEXT,
  tuning: TEXT,
  prior: TEXT,
  shares: TEXT,
  rate: TEXT,
  mean: TEXT,
  sd: TEXT,
  effect: TEXT,
  units: TEXT,
  variants: TEXT,
  power: TEXT,
  "per-day": TEXT,
} as const;

const DETAILS = `
  <file>               variants as JSON or CSV: docs/experiments.md says how. What is given here wins over the file
  --metric <word>      mean, proportion or ratio
  --absolute           the difference itself instead of the lift relative to the first variant
  --sided <word>       two (default), greater or less
  --alpha <number>     chance of a false alarm (default 0.05)
  --method <word>      fixed (default), sequential or bayesian
  --tuning <units>     of sequential: the units of both variants at which it is to see best (default 5000)
  --prior <mean,sd>    of bayesian: what was believed of the relative lift (default: nothing)
  --shares <list>      how shoppers were to be split, such as 0.5,0.5: then the split is checked

  power                how many shoppers show a lift, and which lift shoppers show; nothing of it needs a file
  --rate <share>       what share of shoppers buys today, such as 0.04 or 4%
  --mean <number>      or what a shopper spends today on average,
  --sd <number>        and its standard deviation
  --effect <share>     the relative lift to find, such as 0.05 or 5%; a drop as --effect=-5%
  --units <number>     shoppers of all variants together
  --variants <number>  between which they are split evenly (default 2)
  --power <share>      chance to find what is there (default 0.8)
  --per-day <number>   shoppers a day, for the days it takes`;

export const analyzeCommand = defineCommand({
  name: "analyze",
  summary: "Say what an experiment tells, from sums of anywhere, or plan one",
  positionals: ["<file|power>"],
  options: OPTIONS,
  details: DETAILS,
  async run({ values, positionals: [given = ""], out }) {
    if (given === "power") {
      refuseOthers(values, ["metric", "prior", "shares"], "is of an analysis, not of power");
      const question = readPlan(values);
      const answer = answerPlan(question);
      out.result(answer);
      printPlan(question, answer, out);
      return EXIT.ok;
    }
    refuseOthers(values, PLAN_OPTIONS, "is of power: npm run aisle -- analyze power");
    const input = await readAnalysis(resolveGiven(given), readOptions(values));
    const comparisons = analyseAll(input);
    out.result(toResult(analyse(input), comparisons));
    printAnalysis(input, comparisons, out);
    return EXIT.ok;
  },
});
