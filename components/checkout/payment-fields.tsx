"use client";

import { Alert } from "@/components/ui/alert";
import { useWords } from "@/components/ui/locale";
import { TextField } from "@/components/ui/text-field";
import { TEST_CARDS } from "@/lib/shop/payments/sandbox/test-cards";
import type { PaymentWay } from "@/lib/shop/settings/settings";
import { checkoutWords } from "@/lib/words/checkout";

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
  const { say } = useWords(checkoutWords);
  if (way === "invoice") return <Alert tone="neutral">{say("byInvoice")}</Alert>;
  if (way === "stripe") return <Alert tone="neutral">{say("byStripe")}</Alert>;
  return (
    <div className="space-y-4">
      <Alert tone="warning">{say("sandbox")}</Alert>
      <TextField
        name="card"
        label={say("testCard")}
        inputMode="numeric"
        autoComplete="off"
        maxLength={24}
        defaultValue={typedCard ?? TEST_CARDS[0]?.number}
        error={error}
      />
      <details className="text-sm">
        <summary className="cursor-pointer py-2 text-muted underline underline-offset-4">
          {say("cards")}
        </summary>
        <ul className="space-y-1.5 pt-1">
          {TEST_CARDS.map(({ number, behaviour }) => (
            <li key={number} className="flex flex-wrap gap-x-3">
              <code className="tabular-nums">{number}</code>
              <span className="text-muted">{say(behaviour)}</span>
            </li>
          ))}
        </ul>
      </details>
    </div>
  );
}
