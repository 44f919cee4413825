import { hasAddress, listAddresses } from "@/lib/shop/addresses/book";
import type { Order } from "@/lib/shop/orders/queries";
import { getWords } from "@/lib/shop/settings/current-language";
import { addressWords } from "@/lib/words/addresses";
import { KeepForm } from "./address-buttons";

/** At an order of an account: takes its address into the book, or says that it is there. */
export async function KeepAddress({ order, userId }: { order: Order; userId: string }) {
  const [book, { say }] = await Promise.all([listAddresses(userId), getWords(addressWords)]);
  if (!hasAddress(book, order.name, order.address)) return <KeepForm number={order.number} />;
  return (
    <p role="status" className="text-sm text-muted">
      {say("kept")}
    </p>
  );
}
