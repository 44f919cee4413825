import { Alert } from "@/components/ui/alert";
import { ButtonLink } from "@/components/ui/button-link";
import { EmptyState } from "@/components/ui/empty-state";
import { getSeenCart } from "@/lib/shop/cart/current-cart";
import { getWords } from "@/lib/shop/settings/current-language";
import { cartWords } from "@/lib/words/cart";
import { CartHydration } from "./cart-hydration";
import { CartView } from "./cart-view";

/** The visitor's cart; while the database is away as it was seen last, or word that it cannot be. */
export async function CartContents() {
  const [seen, { say }] = await Promise.all([getSeenCart(), getWords(cartWords)]);
  if (!seen) {
    return (
      <EmptyState title={say("unread")} action={<ButtonLink href="/cart">{say("tryAgain")}</ButtonLink>}>
        <p>{say("unreadWhy")}</p>
      </EmptyState>
    );
  }
  return (
    <>
      {seen.isRecalled && <Alert>{say("recalled")}</Alert>}
      <CartHydration cart={seen.cart}>
        <CartView />
      </CartHydration>
    </>
  );
}
