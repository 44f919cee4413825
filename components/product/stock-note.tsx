import { getWords } from "@/lib/shop/settings/current-language";
import { getSettings } from "@/lib/shop/settings/live-settings";
import { productWords } from "@/lib/words/product";
import type { Speaker } from "@/lib/words/words";

const FEW = 5;

/** When something comes, in working days. */
function sayWhen(
  { say }: Speaker<typeof productWords.en>,
  { from, to }: { from: number; to: number },
): string {
  if (to === 0) return say("sameDay");
  return say("inDays", { count: to, days: from === to ? to : `${from}–${to}` });
}

/** What is at hand, in words, and when it comes; few enough to hurry are counted. */
export async function StockNote({ stock }: { stock: number }) {
  const [{ deliveryDays }, words] = await Promise.all([getSettings(), getWords(productWords)]);
  const { say } = words;
  const [colour, note] =
    stock === 0
      ? ["bg-negative", say("soldOut")]
      : stock <= FEW
        ? ["bg-warning", say("few", { count: stock })]
        : ["bg-positive", say("inStock")];
  return (
    <p className="flex flex-wrap items-center gap-x-2 text-sm">
      <span className={`size-2 rounded-full ${colour}`} aria-hidden="true" />
      {note}
      {stock > 0 && <span className="text-muted">· {sayWhen(words, deliveryDays.standard)}</span>}
    </p>
  );
}
