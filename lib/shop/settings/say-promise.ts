import { deliveryWords } from "@/lib/words/delivery";
import { speak } from "@/lib/words/words";

/** `2–4 working days`, `1 working day`, `the same day`. */
export function sayPromise({ from, to }: { from: number; to: number }, locale = "en-GB"): string {
  const { say } = speak(deliveryWords, locale);
  if (to === 0) return say("sameDay");
  return from === to ? say("workingDays", { count: to }) : say("workingDaysTo", { from, to });
}
