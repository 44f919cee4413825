import { Link } from "@/components/ui/link";
import { AwayState } from "@/components/ui/away-state";
import { Alert } from "@/components/ui/alert";
import { ButtonLink } from "@/components/ui/button-link";
import { EmptyState } from "@/components/ui/empty-state";
import { getCurrentShopper } from "@/lib/shop/auth/current-shopper";
import { readUnlessAway } from "@/lib/shop/auth/outage";
import { getViewer, type Viewer } from "@/lib/shop/auth/viewer";
import type { Cart } from "@/lib/shop/cart/cart";
import { computeTotals } from "@/lib/shop/cart/cart-math";
import { getCurrentCart } from "@/lib/shop/cart/current-cart";
import { deliveryOffers, shippingRuleFor } from "@/lib/shop/cart/shipping";
import { findOpenCheckout, type OpenCheckout } from "@/lib/shop/checkout/queries";
import { nameCountries } from "@/lib/shop/orders/countries";
import { statesOf } from "@/lib/shop/orders/states";
import { currentSettings } from "@/lib/shop/settings/current-settings";
import { uuidv7 } from "@/lib/platform/ids";
import type { AddressCountry } from "./address-fields";
import { CheckoutForm, type FirstValues } from "./checkout-form";
import { CheckoutSummary } from "./checkout-summary";
import { DeliveryProvider, type PricedDelivery } from "./delivery-choice";

async function readCheckout() {
  const [cart, viewer, shopper] = await Promise.all([getCurrentCart(), getViewer(), getCurrentShopper()]);
  return { cart, viewer, open: shopper && (await findOpenCheckout(shopper.id)) };
}

/** Each way of delivery with what the cart comes to by it. */
function priceDeliveries({ lines, promo }: Cart, currency: string): PricedDelivery[] {
  const priced = lines
    .filter((line) => line.problem !== "unavailable")
    .map(({ product, quantity }) => ({ price: product.price, quantity }));
  return deliveryOffers(currency).map((offer) => ({
    ...offer,
    totals: computeTotals(priced, currency, shippingRuleFor(currency), { delivery: offer.way, promo }),
  }));
}

/** What was typed before a payment that came to nothing, else what is known of whoever is signed in. */
function firstValues(open: OpenCheckout | null, viewer: Viewer | null): FirstValues {
  if (!open) return { email: viewer?.email, name: viewer?.name };
  const { email, name, address } = open.form;
  const fields = Object.entries(address).map(([field, value]) => [`address.${field}`, value] as const);
  return { email, name, ...Object.fromEntries(fields) };
}

const toAddressCountry = ({ code, name }: { code: string; name: string }): AddressCountry => ({
  code,
  name,
  states: Object.entries(statesOf(code) ?? {}).map(([code, name]) => ({ code, name })),
});

function OpenPayment({ open }: { open: OpenCheckout }) {
  if (open.goesOnAt !== null)
    return (
      <Alert tone="warning" title="A payment waits for you">
        It has been begun, and is not confirmed yet.{" "}
        <a href={open.goesOnAt} className="underline underline-offset-4">
          Go on with it
        </a>
        , or place the order anew below.
      </Alert>
    );
  if (open.failed === null) return null;
  return (
    <Alert tone="negative" title="The payment has failed">
      {open.failed} Nothing was charged, and what you entered and chose is kept.
    </Alert>
  );
}

/** The visitor's checkout. Not streamed: without JavaScript what comes later would never be shown. */
export async function CheckoutContents() {
  const read = await readUnlessAway(readCheckout);
  if (!read) return <AwayState title="Orders cannot be placed just now" href="/checkout" />;
  const { cart, viewer, open } = read;
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
  const { payment, countries } = currentSettings();
  const offers = priceDeliveries(cart, cart.totals.total.currency);
  return (
    <DeliveryProvider first={open?.form.delivery ?? "standard"}>
      <div className="grid items-start gap-x-12 gap-y-8 lg:grid-cols-[minmax(0,1fr)_24rem]">
        <div className="lg:order-last">
          <CheckoutSummary cart={cart} offers={offers} />
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
            orderKey={open?.key ?? uuidv7()}
            offers={offers}
            payment={payment}
            blocked={cart.blocked}
            notice={open && <OpenPayment open={open} />}
            first={firstValues(open, viewer)}
            countries={nameCountries(countries).map(toAddressCountry)}
          />
        </div>
      </div>
    </DeliveryProvider>
  );
}
