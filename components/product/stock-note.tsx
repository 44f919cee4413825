import { getLanguage } from "@/lib/shop/settings/current-language";
import { sayPromise } from "@/lib/shop/settings/say-promise";
import { getSettings } from "@/lib/shop/settings/live-settings";

const FEW = 5;

/** What is at hand, in words, and when it comes; few enough to hurry are counted. */
export async function StockNote({ stock }: { stock: number }) {
  const { standard } = (await getSettings()).deliveryDays;
  const [colour, words] =
    stock === 0
      ? ["bg-negative", "Sold out"]
      : stock <= FEW
        ? ["bg-warning", `Only ${stock} left`]
        : ["bg-positive", "In stock"];
  return (
    <p className="flex flex-wrap items-center gap-x-2 text-sm">
      <span className={`size-2 rounded-full ${colour}`} aria-hidden="true" />
      {words}
      {stock > 0 && (
        <span className="text-muted">· delivered in {sayPromise(standard, await getLanguage())}</span>
      )}
    </p>
  );
}
