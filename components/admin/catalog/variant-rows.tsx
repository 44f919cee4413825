import { cx } from "@/components/ui/cx";
import type { EditedVariant } from "@/lib/shop/catalog/edited-product";
import { toAmountText } from "@/lib/shop/catalog/product-form-text";
import type { FieldState } from "./field-state";

interface RowProps {
  place: number;
  optionNames: readonly string[];
  currency: string;
  variant: EditedVariant | null;
  state: FieldState;
}

function Cell({
  name,
  label,
  value,
  error,
  className,
  ...input
}: {
  name: string;
  label: string;
  value: string | number;
  error?: string | undefined;
  className?: string;
  readOnly?: boolean;
  inputMode?: "decimal" | "numeric";
}) {
  return (
    <td className={cx("px-1 py-1 align-top", className)}>
      <input
        {...input}
        name={name}
        aria-label={label}
        aria-invalid={error ? true : undefined}
        defaultValue={value}
        autoComplete="off"
        className="control min-w-24 read-only:border-transparent read-only:bg-transparent"
      />
      {error && <p className="mt-1 text-xs text-negative">{error}</p>}
    </td>
  );
}

function Row({ place, optionNames, currency, variant, state: { errorOf, typedIn } }: RowProps) {
  const path = `variants.${place}`;
  const error = (name: string) => errorOf(`change.${path}.${name}`) ?? errorOf(`${path}.${name}`);
  const what = variant ? variant.values.join(", ") : "the new variant";
  const value = (name: string, stored: string | number) => typedIn(`${path}.${name}`) ?? stored;
  const money = (amount: number | null | undefined) => toAmountText(amount ?? null, currency);
  return (
    <tr className="border-t border-line">
      {optionNames.map((option, i) => (
        <Cell
          key={option}
          name={`${path}.values.${i}`}
          label={`${option} of ${what}`}
          value={value(`values.${i}`, variant?.values[i] ?? "")}
        />
      ))}
      <Cell
        name={`${path}.sku`}
        label={`Code of ${what}`}
        value={value("sku", variant?.sku ?? "")}
        readOnly={variant !== null}
        error={error("sku")}
      />
      <Cell
        name={`${path}.price`}
        label={`Price of ${what}`}
        value={value("price", money(variant?.price))}
        inputMode="decimal"
        error={error("price")}
      />
      <Cell
        name={`${path}.compareAt`}
        label={`Former price of ${what}`}
        value={value("compareAt", money(variant?.compareAt))}
        inputMode="decimal"
        error={error("compareAt")}
      />
      <Cell
        name={`${path}.stock`}
        label={`Stock of ${what}`}
        value={value("stock", variant?.stock ?? 0)}
        inputMode="numeric"
        error={error("stock")}
      />
      <td className="px-3 py-3 align-top">
        <input
          type="checkbox"
          name={`${path}.onSale`}
          aria-label={`Sell ${what}`}
          defaultChecked={(variant?.status ?? "active") === "active"}
          className="size-4.5 accent-accent"
        />
        {variant ? (
          <input type="hidden" name={`${path}.stockSeen`} value={variant.stock} />
        ) : (
          <input type="hidden" name={`${path}.isNew`} value="on" />
        )}
        <input type="hidden" name={`${path}.image`} value={variant?.image ?? ""} />
      </td>
    </tr>
  );
}

/** The variants of a product as rows to type in, and an empty one for the next. Codes stay as they are. */
export function VariantRows({
  optionNames,
  variants,
  currency,
  state,
}: {
  optionNames: readonly string[];
  variants: readonly EditedVariant[];
  currency: string;
  state: FieldState;
}) {
  const heads = [...optionNames, "Code", `Price in ${currency}`, "Former price", "Stock", "On sale"];
  return (
    <div
      className="overflow-x-auto rounded-md border border-line"
      role="region"
      aria-label="Variants"
      tabIndex={0}
    >
      <table className="w-full text-sm">
        <thead className="text-left text-muted">
          <tr>
            {heads.map((head) => (
              <th key={head} scope="col" className="px-3 py-2 font-medium whitespace-nowrap">
                {head}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {[...variants, null].map((variant, place) => (
            <Row
              key={variant?.sku ?? "new"}
              place={place}
              optionNames={optionNames}
              currency={currency}
              variant={variant}
              state={state}
            />
          ))}
        </tbody>
      </table>
      <p className="border-t border-line px-3 py-2 text-sm text-muted">
        The last row adds a variant. One that is not on sale stays: orders speak of it.
      </p>
    </div>
  );
}
