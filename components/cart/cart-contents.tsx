import { Alert } from "@/components/ui/alert";
import { ButtonLink } from "@/components/ui/button-link";
import { EmptyState } from "@/components/ui/empty-state";
import { getSeenCart } from "@/lib/shop/cart/current-cart";
import { CartHydration } from "./cart-hydration";
import { CartView } from "./cart-view";

/** The visitor's cart; while the database is away as it was seen last, or word that it cannot be. */
export async function CartContents() {
  const seen = await getSeenCart();
  if (!seen) {
    return (
      <EmptyState
        title="Your cart cannot be read just now"
        action={<ButtonLink href="/cart">Try again</ButtonLink>}
      >
        <p>What is in it is safe, and is here again in a moment.</p>
      </EmptyState>
    );
  }
  return (
    <>
      {seen.isRecalled && (
        <Alert>This is your cart as it was seen last. It can be changed and ordered again in a moment.</Alert>
      )}
      <CartHydration cart={seen.cart}>
        <CartView />
      </CartHydration>
    </>
  );
}
