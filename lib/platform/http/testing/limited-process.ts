import { isAppError } from "@/lib/platform/errors";
import { type Allowance, consume } from "../rate-limit";
import { shareLimits } from "../shared-uses";

/** A process of a shop as far as its limits go: it tries as often as it is told, and says how much came through. */

export interface Trial {
  allowance: Allowance;
  key: string;
  times: number;
}

async function tryOnce({ allowance, key }: Trial): Promise<boolean> {
  try {
    await consume(allowance, key);
    return true;
  } catch (error) {
    if (isAppError(error) && error.code === "rate_limited") return false;
    throw error;
  }
}

process.on("message", async (trial: Trial) => {
  let passed = 0;
  for (let i = 0; i < trial.times; i++) if (await tryOnce(trial)) passed++;
  process.send?.({ passed });
});
process.on("disconnect", () => process.exit(0));
shareLimits();
process.send?.({ passed: 0 });
