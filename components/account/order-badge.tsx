import { Badge } from "@/components/ui/badge";
import { getWords } from "@/lib/shop/settings/current-language";
import { accountWords } from "@/lib/words/account";
import type { Order } from "@/lib/shop/orders/queries";

/** Says that an order was cancelled or returned; nothing of one that stands. */
export async function OrderBadge({ status }: Pick<Order, "status">) {
  if (status === "placed") return null;
  const { say } = await getWords(accountWords);
  return <Badge tone="warning">{say(status)}</Badge>;
}
