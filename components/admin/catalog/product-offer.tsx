import { TextField } from "@/components/ui/text-field";
import { toAmountText } from "@/lib/shop/catalog/product-form-text";
import type { FieldState } from "./field-state";

interface Offer {
  price: number;
  compareAt: number | null;
  cost: number | null;
  stock: number;
}

/** What a product costs, cost before, costs the shop, and how many there are. */
export function ProductOffer({
  offer,
  currency,
  hasVariants = false,
  state: { errorOf, typedIn },
}: {
  offer?: Offer;
  currency: string;
  /** Then price and stock are those of the variants. */
  hasVariants?: boolean;
  state: FieldState;
}) {
  const money = (name: "price" | "compareAt" | "cost") =>
    typedIn(name) ?? (offer ? toAmountText(offer[name], currency) : "");
  const error = (name: string) => errorOf(`change.${name}`) ?? errorOf(name);
  return (
    <div className="grid items-start gap-5 sm:grid-cols-2">
      <input type="hidden" name="currency" value={currency} />
      {hasVariants ? (
        <input type="hidden" name="hasVariants" value="on" />
      ) : (
        <>
          <TextField
            name="price"
            label={`Price in ${currency}`}
            inputMode="decimal"
            defaultValue={money("price")}
            error={error("price")}
            autoComplete="off"
          />
          <TextField
            name="compareAt"
            label="Former price"
            hint="Struck through beside the price"
            inputMode="decimal"
            defaultValue={money("compareAt")}
            error={error("compareAt")}
            autoComplete="off"
            optional
          />
        </>
      )}
      <TextField
        name="cost"
        label="What it costs the shop"
        hint="Never shown to shoppers"
        inputMode="decimal"
        defaultValue={money("cost")}
        error={error("cost")}
        autoComplete="off"
        optional
      />
      {!hasVariants && (
        <>
          {offer && <input type="hidden" name="stockSeen" value={offer.stock} />}
          <TextField
            name="stock"
            label="Pieces in stock"
            inputMode="numeric"
            defaultValue={typedIn("stock") ?? offer?.stock ?? 0}
            error={error("stock")}
            autoComplete="off"
          />
        </>
      )}
    </div>
  );
}
