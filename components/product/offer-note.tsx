import { Link } from "@/components/ui/link";
import { formatMoney, type Money } from "@/lib/platform/money";
import { getLanguage } from "@/lib/shop/settings/current-language";
import { getSettings } from "@/lib/shop/settings/live-settings";
import type { DeliveryRule } from "@/lib/shop/settings/settings";
import { productWords } from "@/lib/words/product";
import { speak } from "@/lib/words/words";

function sayDelivery(price: Money, rule: DeliveryRule | undefined, language: string): string {
  const { say } = speak(productWords, language);
  if (!rule || rule.fee === 0 || price.amount >= rule.freeFrom) return say("freeDelivery");
  const money = (amount: number) => formatMoney({ amount, currency: price.currency }, language);
  return say("delivery", { fee: money(rule.fee), freeFrom: money(rule.freeFrom) });
}

/** What a price holds and what comes on top of it. */
export async function OfferNote({ price }: { price: Money }) {
  const [{ taxNote, delivery }, language] = await Promise.all([getSettings(), getLanguage()]);
  return (
    <p className="mt-1.5 text-sm text-muted">
      {taxNote && `${taxNote}, `}
      <Link href="/info/delivery" className="underline underline-offset-4 hover:text-ink">
        {sayDelivery(price, delivery[price.currency], language)}
      </Link>
    </p>
  );
}
