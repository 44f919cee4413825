import { unstable_rethrow } from "next/navigation";
import { Suspense } from "react";
import { LateCartCount } from "./late-cart-count";
import { withinDeadline } from "@/lib/platform/deadline";
import { getRendering } from "@/lib/platform/http/own-rendering";
import { getLog } from "@/lib/platform/log";
import type { Cart } from "@/lib/shop/cart/cart";
import { getSeenCart } from "@/lib/shop/cart/current-cart";
import { CartCount } from "./cart-count";
import { CartHydration } from "./cart-hydration";
import { CartIconLink } from "./cart-icon-link";
import { NewCartCount } from "./new-cart-count";

/** Long enough for nearly every answer, too short to be noticed. */
const PATIENCE_MS = 200;

/** A cart that cannot be read costs the number, not the page. */
async function readCart(): Promise<Cart | null> {
  try {
    return (await getSeenCart())?.cart ?? null;
  } catch (error) {
    unstable_rethrow(error);
    getLog("cart").warn({ err: error }, "the header shows no cart");
    return null;
  }
}

function Counted({ cart }: { cart: Cart }) {
  return (
    <CartHydration cart={cart}>
      <CartCount />
    </CartHydration>
  );
}

async function LateCount({ reading }: { reading: Promise<Cart | null> }) {
  const cart = await reading;
  return cart ? <Counted cart={cart} /> : <CartIconLink count={null} />;
}

/** For the header. The number stands in the first HTML, which is all there is without JavaScript, unless it is late. */
export async function CartLink() {
  const rendering = await getRendering();
  if (rendering) return rendering.audience === "known" ? <LateCartCount /> : <NewCartCount />;
  const reading = readCart();
  const cart = await withinDeadline(reading, PATIENCE_MS);
  if (cart) return <Counted cart={cart} />;
  return (
    <Suspense fallback={<CartIconLink count={null} />}>
      <LateCount reading={reading} />
    </Suspense>
  );
}
