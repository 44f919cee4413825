import { closeOrderAction, noteOrderAction } from "@/lib/shop/orders/actions";
import type { OrderState } from "@/lib/shop/orders/order-state";
import { ActionButton } from "../action-button";

const WORDS = {
  cancelled: { label: "Cancel", done: "is cancelled", yes: "Cancel it", title: "Cancel this order?" },
  returned: { label: "Return", done: "was returned", yes: "Take it back", title: "Take this order back?" },
} as const;

/** Takes an order back as a whole, after asking. */
export function CloseButton({ number, status }: { number: number; status: keyof typeof WORDS }) {
  const { label, done, yes, title } = WORDS[status];
  return (
    <ActionButton
      scope="orders:write"
      label={label}
      fullLabel={`${label} order ${number}`}
      size="sm"
      variant="secondary"
      action={closeOrderAction.bind(null, { number, status })}
      done={`Order ${number} ${done}. Its stock is there again.`}
      confirm={{
        title,
        text: (
          <p>
            What order {number} has taken goes back into stock, and it is in no figure and no training any
            more. This cannot be undone.
          </p>
        ),
        yes,
      }}
    />
  );
}

/** What can be done with an order where it stands. */
export function OrderButtons({ number, state }: { number: number; state: OrderState }) {
  if (state === "cancelled" || state === "returned") return null;
  const shared = { scope: "orders:write", size: "sm", variant: "secondary" } as const;
  return (
    <div className="flex flex-wrap gap-2">
      {state === "placed" && (
        <ActionButton
          {...shared}
          variant="primary"
          label="Paid"
          fullLabel={`Note that order ${number} is paid`}
          action={noteOrderAction.bind(null, { number, step: "paid", done: true })}
          done={`Order ${number} is paid.`}
        />
      )}
      {state !== "shipped" ? (
        <ActionButton
          {...shared}
          variant={state === "paid" ? "primary" : "secondary"}
          label="Shipped"
          fullLabel={`Note that order ${number} is shipped`}
          action={noteOrderAction.bind(null, { number, step: "shipped", done: true })}
          done={`Order ${number} is shipped.`}
        />
      ) : (
        <ActionButton
          {...shared}
          label="Not shipped after all"
          action={noteOrderAction.bind(null, { number, step: "shipped", done: false })}
          done={`Order ${number} is not shipped.`}
        />
      )}
      {state !== "shipped" && <CloseButton number={number} status="cancelled" />}
      <CloseButton number={number} status="returned" />
    </div>
  );
}
