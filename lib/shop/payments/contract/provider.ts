import type { Money } from "@/lib/platform/money";
import type { PaymentWay } from "@/lib/shop/settings/settings";
import type { PaymentFailure } from "./failure";

/** Who a shop can be paid through. */
export type ProviderName = Exclude<PaymentWay, "invoice">;

/** What a payment is begun with. */
export interface PaymentWish {
  /** Of our own making: beginning the same payment twice begins one. */
  id: string;
  amount: Money;
  email: string;
  /** What stands on the shopper's statement and on the provider's page. */
  shop: string;
  /** The number of a card, where the provider is one to whom the shop may tell it. */
  card: string | null;
  /** Where the shopper comes back to, whatever has become of it. */
  returnUrl: string;
  /** Nobody needs it to be paid after that. */
  until: Date;
}

/** A payment as both sides call it. Without a `reference` the provider has not answered yet. */
export interface PaymentName {
  id: string;
  reference: string | null;
}

/** How a payment stands at the provider. Money moves at `captured` alone. */
export type Standing =
  | { state: "open"; reference: string; nextUrl: string | null }
  | { state: "authorised" | "captured" | "voided"; reference: string }
  | { state: "failed"; reference: string | null; reason: PaymentFailure };

/**
 * Who takes money for the shop, in two steps: it is set aside (`begin`), and taken once there is an order for it (`capture`).
 * Every call may be repeated. All reject when the provider cannot be reached or the signal is aborted; then nothing is
 * known of what has become of it.
 */
export interface PaymentProvider {
  readonly name: ProviderName;
  /** Whether the card's number is asked for on the shop's own page. */
  readonly takesCard: boolean;
  begin(wish: PaymentWish, signal: AbortSignal): Promise<Standing>;
  /** How it stands now. */
  look(payment: PaymentName, signal: AbortSignal): Promise<Standing>;
  /** Takes all of what was set aside. */
  capture(payment: PaymentName, signal: AbortSignal): Promise<void>;
  /** Lets go of what was set aside, and lets nobody pay any more. What was taken already is not given back by it. */
  release(payment: PaymentName, signal: AbortSignal): Promise<void>;
  /**
   * Gives back what was taken.
   *
   * @param amount minor units, now
   * @param before what was given back of it already: the same step asked for twice is one
   */
  refund(payment: PaymentName, amount: number, before: number, signal: AbortSignal): Promise<void>;
}
