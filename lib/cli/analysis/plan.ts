import { minimumEffect, powerOf, type PowerPlan, sampleSize } from "@/ml/index";
import { formatCount } from "../format-table";
import type { Output } from "../output";
import { writeAmount, writeShare } from "./describe-analysis";

/** What an experiment is planned for: a lift, a number of shoppers, or both. */
export interface PlanQuestion {
  plan: PowerPlan;
  /** Relative. */
  effect: number | null;
  /** Of all variants together. */
  units: number | null;
  power: number;
  perDay: number | null;
}

/** What is known of a plan; null where it was not asked or has no answer. */
export interface PlanAnswer {
  /** Shoppers needed to find the lift. */
  sampleSize: { perVariant: number; total: number } | null;
  /** The chance to find the lift with the shoppers given, else with those needed. */
  power: number | null;
  /** The smallest lift those shoppers show with the power asked for. */
  minimumEffect: number | null;
  /** Until those shoppers have come. */
  days: number | null;
  error: "unreachable" | null;
}

/** Plans an experiment. Answers always: a lift no number of shoppers shows is `unreachable`. */
export function answerPlan({ plan, effect, units, power, perDay }: PlanQuestion): PlanAnswer {
  const needed = effect === null ? null : sampleSize(plan, effect, power);
  const total = units ?? needed;
  const smallest = total === null ? null : minimumEffect(plan, power, total);
  return {
    sampleSize: needed === null ? null : { perVariant: needed / plan.variants, total: needed },
    power: effect === null || total === null ? null : powerOf(plan, effect, total),
    minimumEffect: smallest,
    days: total === null || perDay === null ? null : Math.ceil(total / perDay),
    error:
      (effect !== null && needed === null) || (units !== null && smallest === null) ? "unreachable" : null,
  };
}

/** The plan in sentences. */
export function printPlan(question: PlanQuestion, answer: PlanAnswer, out: Output): void {
  const { effect, units, power, plan } = question;
  if (effect !== null && answer.sampleSize) {
    const { perVariant, total } = answer.sampleSize;
    out.line(
      `To find a lift of ${writeShare(effect)} with a power of ${writeShare(power)}: ${formatCount(total)} shoppers, ${formatCount(perVariant)} in each of ${plan.variants} variants.`,
    );
  }
  if (effect !== null && !answer.sampleSize)
    out.line(`No number of shoppers shows a lift of ${writeShare(effect)}.`);
  if (units !== null && effect !== null && answer.power !== null)
    out.line(`${formatCount(units)} shoppers find it with a power of ${writeAmount(answer.power, true)}.`);
  if (units !== null) {
    out.line(
      answer.minimumEffect === null
        ? `${formatCount(units)} shoppers are too few to show any lift with a power of ${writeShare(power)}.`
        : `The smallest lift ${formatCount(units)} shoppers show with a power of ${writeShare(power)} is ${writeAmount(answer.minimumEffect, true)}.`,
    );
  }
  if (answer.days !== null) out.line(`That takes ${formatCount(answer.days)} days.`);
}
