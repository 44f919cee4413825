import { getWords } from "@/lib/shop/settings/current-language";
import { yourDataWords } from "@/lib/words/your-data";

const DAYS_A_MONTH = 30.4375;
const NEAR = 0.1;

/** How long something is kept, as people say it: in months and years where it comes to whole ones. Null: for good. */
export async function KeptTime({ days }: { days: number | null }) {
  const { say } = await getWords(yourDataWords);
  if (days === null) return say("forGood");
  const months = Math.round(days / DAYS_A_MONTH);
  const isWhole = months >= 3 && Math.abs(days / DAYS_A_MONTH - months) < NEAR;
  if (!isWhole) return say("days", { count: days });
  return months % 12 > 0 ? say("months", { count: months }) : say("years", { count: months / 12 });
}
