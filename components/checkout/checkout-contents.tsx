import { Link } from "@/components/ui/link";
import { AwayState } from "@/components/ui/away-state";
import { Alert } from "@/components/ui/alert";
import { ButtonLink } from "@/components/ui/button-link";
import { EmptyState } from "@/components/ui/empty-state";
import { Sentence } from "@/components/ui/sentence";
import { getCurrentShopper } from "@/lib/shop/auth/current-shopper";
import { readUnlessAway } from "@/lib/shop/auth/outage";
import { getViewer, type Viewer } from "@/lib/shop/auth/viewer";
import type { Cart } from "@/lib/shop/cart/cart";
import { computeTotals } from "@/lib/shop/cart/cart-math";
import { getCurrentCart } from "@/lib/shop/cart/current-cart";
import { deliveryOffers, shippingRuleFor } from "@/lib/shop/cart/shipping";
import { findOpenCheckout, type OpenCheckout } from "@/lib/shop/checkout/queries";
import { listAddresses, type SavedAddress } from "@/lib/shop/addresses/book";
import { countrySchema } from "@/lib/shop/orders/schema";
import { currentSettings } from "@/lib/shop/settings/current-settings";
import { uuidv7 } from "@/lib/platform/ids";
import { getLanguage, getWords } from "@/lib/shop/settings/current-language";
import { checkoutWords } from "@/lib/words/checkout";
import { paymentsWords } from "@/lib/words/payments";
import { ADDRESS_FORM } from "./address-form-id";
import { CheckoutForm, type FirstValues } from "./checkout-form";
import { CheckoutSummary } from "./checkout-summary";
import { DeliveryProvider, type PricedDelivery } from "./delivery-choice";
import type { OwnBook } from "./from-address-book";
import { nameDeliveries } from "./name-deliveries";

async function readCheckout() {
  const [cart, viewer, shopper] = await Promise.all([getCurrentCart(), getViewer(), getCurrentShopper()]);
  const [open, addresses] = await Promise.all([
    shopper && findOpenCheckout(shopper.id),
    viewer ? listAddresses(viewer.userId) : [],
  ]);
  return { cart, viewer, open, addresses };
}

/** The addresses an order of now may go to, and which of them the form begins with: the one asked for, else the default. */
function toOwnBook(
  all: readonly SavedAddress[],
  wanted: string | undefined,
  open: OpenCheckout | null,
): OwnBook {
  const addresses = all.filter(({ address }) => countrySchema.safeParse(address.country).success);
  const chosen = addresses.find(({ id }) => id === wanted);
  const first = open || wanted !== undefined ? chosen : addresses.find(({ isDefault }) => isDefault);
  return { addresses, chosen: first?.id ?? null };
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
function firstValues(open: OpenCheckout | null, viewer: Viewer | null, book: OwnBook): FirstValues {
  const chosen = book.addresses.find(({ id }) => id === book.chosen);
  const known = open?.form ?? { email: viewer?.email, name: viewer?.name, address: {} };
  const { email, name, address } = chosen ? { ...chosen, email: known.email } : known;
  const fields = Object.entries(address).map(([field, value]) => [`address.${field}`, value] as const);
  return { email, name, ...Object.fromEntries(fields) };
}

async function OpenPayment({ open }: { open: OpenCheckout }) {
  const { say, split } = await getWords(checkoutWords);
  if (open.goesOnAt !== null) {
    const goOn = (
      <a href={open.goesOnAt} className="underline underline-offset-4">
        {say("goOn")}
      </a>
    );
    return (
      <Alert tone="warning" title={say("waits")}>
        <Sentence pieces={split("begun")} values={{ goOn }} />
      </Alert>
    );
  }
  if (open.failed === null) return null;
  const why = (await getWords(paymentsWords)).say(open.failed);
  return (
    <Alert tone="negative" title={say("failed")}>
      {say("failedWhy", { why })}
    </Alert>
  );
}

async function NothingToOrder({ isEmpty }: { isEmpty: boolean }) {
  const { say } = await getWords(checkoutWords);
  return (
    <EmptyState title={say("nothing")} action={<ButtonLink href="/cart">{say("toCart")}</ButtonLink>}>
      <p>{isEmpty ? say("empty") : say("unavailable")}</p>
    </EmptyState>
  );
}

async function SignInHint() {
  const { say, split } = await getWords(checkoutWords);
  const signIn = (
    <Link href="/sign-in?callbackUrl=/checkout" className="text-ink underline underline-offset-4">
      {say("signIn")}
    </Link>
  );
  return (
    <p className="text-muted">
      <Sentence pieces={split("haveAccount")} values={{ signIn }} />
    </p>
  );
}

async function BlockedNote() {
  const { say, split } = await getWords(checkoutWords);
  const change = (
    <Link href="/cart" className="underline underline-offset-4">
      {say("change")}
    </Link>
  );
  return (
    <Alert tone="warning">
      <Sentence pieces={split("blocked")} values={{ change }} />
    </Alert>
  );
}

/** The visitor's checkout. Not streamed: without JavaScript what comes later would never be shown. */
export async function CheckoutContents({ address }: { address?: string }) {
  const [read, language, { say }] = await Promise.all([
    readUnlessAway(readCheckout),
    getLanguage(),
    getWords(checkoutWords),
  ]);
  if (!read) return <AwayState title={say("away")} href="/checkout" />;
  const { cart, viewer, open } = read;
  const book = toOwnBook(read.addresses, address, open);
  if (!cart.totals) return <NothingToOrder isEmpty={cart.lines.length === 0} />;
  const { payment } = currentSettings();
  const offers = priceDeliveries(cart, cart.totals.total.currency);
  return (
    <DeliveryProvider first={open?.form.delivery ?? "standard"}>
      <div className="grid items-start gap-x-12 gap-y-8 lg:grid-cols-[minmax(0,1fr)_24rem]">
        <div className="lg:order-last">
          <CheckoutSummary cart={cart} offers={offers} />
        </div>
        <div className="max-w-2xl space-y-8">
          {!viewer && <SignInHint />}
          {cart.blocked && <BlockedNote />}
          {book.addresses.length > 0 && <form id={ADDRESS_FORM} action="/checkout" />}
          <CheckoutForm
            orderKey={open?.key ?? uuidv7()}
            offers={offers}
            payment={payment}
            blocked={cart.blocked}
            notice={open && <OpenPayment open={open} />}
            first={firstValues(open, viewer, book)}
            countries={nameDeliveries(language)}
            book={viewer && book}
          />
        </div>
      </div>
    </DeliveryProvider>
  );
}
