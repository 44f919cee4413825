import { Alert } from "@/components/ui/alert";
import { TextField } from "@/components/ui/text-field";
import { TEST_CARDS } from "@/lib/shop/payments/sandbox/test-cards";
import type { PaymentWay } from "@/lib/shop/settings/settings";

/** How the order is paid, by what the shop has chosen. */
export function PaymentFields({
  way,
  typedCard,
  error,
}: {
  way: PaymentWay;
  typedCard: string | undefined;
  error: string | undefined;
}) {
  if (way === "invoice")
    return <Alert tone="neutral">Nothing is paid now: the shop will write to you about the payment.</Alert>;
  if (way === "stripe")
    return (
      <Alert tone="neutral">
        You pay by card on a page of Stripe, which is next, and come back here. Your order is placed once the
        payment is confirmed.
      </Alert>
    );
  return (
    <div className="space-y-4">
      <Alert tone="warning">
        This shop tries out its payments: no money moves. Please never enter a real card.
      </Alert>
      <TextField
        name="card"
        label="Test card"
        inputMode="numeric"
        autoComplete="off"
        maxLength={24}
        defaultValue={typedCard ?? TEST_CARDS[0]?.number}
        error={error}
      />
      <details className="text-sm">
        <summary className="cursor-pointer py-2 text-muted underline underline-offset-4">
          Cards to try what may happen
        </summary>
        <ul className="space-y-1.5 pt-1">
          {TEST_CARDS.map(({ number, words }) => (
            <li key={number} className="flex flex-wrap gap-x-3">
              <code className="tabular-nums">{number}</code>
              <span className="text-muted">{words}</span>
            </li>
          ))}
        </ul>
      </details>
    </div>
  );
}
