import { unstable_rethrow } from "next/navigation";
import { getCurrentCart } from "@/lib/shop/cart/current-cart";
import { getLog } from "@/lib/platform/log";
import { CartCount } from "./cart-count";
import { CartHydration } from "./cart-hydration";
import { CartIconLink } from "./cart-icon-link";

/** For the header, in Suspense with `<CartIconLink count={null} />` in its place. A cart that cannot be read costs the number, not the page. */
export async function CartLink() {
  const cart = await getCurrentCart().catch((error: unknown) => {
    unstable_rethrow(error);
    getLog("cart").warn({ err: error }, "the header shows no cart");
    return null;
  });
  if (!cart) return <CartIconLink count={null} />;
  return (
    <CartHydration cart={cart}>
      <CartCount />
    </CartHydration>
  );
}
