import Link from "next/link";
import { AwayState } from "@/components/ui/away-state";
import { Alert } from "@/components/ui/alert";
import { ButtonLink } from "@/components/ui/button-link";
import { EmptyState } from "@/components/ui/empty-state";
import { readUnlessAway } from "@/lib/shop/auth/outage";
import { getViewer } from "@/lib/shop/auth/viewer";
import { getCurrentCart } from "@/lib/shop/cart/current-cart";
import { nameCountries } from "@/lib/shop/orders/countries";
import { currentSettings } from "@/lib/shop/settings/current-settings";
import { uuidv7 } from "@/lib/platform/ids";
import { CheckoutForm } from "./checkout-form";
import { CheckoutSummary } from "./checkout-summary";

/** The visitor's checkout. Not streamed: without JavaScript what comes later would never be shown. */
export async function CheckoutContents() {
  const read = await readUnlessAway(() => Promise.all([getCurrentCart(), getViewer()]));
  if (!read) return <AwayState title="Orders cannot be placed just now" href="/checkout" />;
  const [cart, viewer] = read;
  if (!cart.totals) {
    return (
      <EmptyState
        title="There is nothing to order"
        action={<ButtonLink href="/cart">Go to your cart</ButtonLink>}
      >
        <p>
          {cart.lines.length === 0
            ? "Your cart is empty."
            : "Nothing in your cart is available at the moment."}
        </p>
      </EmptyState>
    );
  }
  return (
    <div className="grid items-start gap-x-12 gap-y-8 lg:grid-cols-[minmax(0,1fr)_24rem]">
      <div className="lg:order-last">
        <CheckoutSummary cart={cart} />
      </div>
      <div className="max-w-2xl space-y-8">
        {!viewer && (
          <p className="text-muted">
            Have an account?{" "}
            <Link href="/sign-in?callbackUrl=/checkout" className="text-ink underline underline-offset-4">
              Sign in
            </Link>{" "}
            and this order will be kept there.
          </p>
        )}
        {cart.blocked && (
          <Alert tone="warning">
            Something in your cart can no longer be ordered as it stands.{" "}
            <Link href="/cart" className="underline underline-offset-4">
              Change your cart
            </Link>{" "}
            to go on.
          </Alert>
        )}
        <CheckoutForm
          orderKey={uuidv7()}
          total={cart.totals.total}
          blocked={cart.blocked}
          email={viewer?.email ?? ""}
          name={viewer?.name ?? ""}
          countries={nameCountries(currentSettings().countries)}
        />
      </div>
    </div>
  );
}
