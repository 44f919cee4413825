import { getCurrentCart } from "@/lib/shop/cart/current-cart";
import { CartHydration } from "./cart-hydration";
import { CartView } from "./cart-view";

/** The visitor's cart. */
export async function CartContents() {
  return (
    <CartHydration cart={await getCurrentCart()}>
      <CartView />
    </CartHydration>
  );
}
