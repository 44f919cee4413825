import { ProductPicture } from "@/components/picture/product-picture";
import { Amount, useLocale, useWords } from "@/components/ui/locale";
import { Select } from "@/components/ui/select";
import { formatMoney } from "@/lib/platform/money";
import type { SetChoice, SetPiece } from "@/lib/shop/cart/set";
import { setsWords } from "@/lib/words/sets";

/** What is chosen of a product: one thing by its name, several to choose from. */
function Choice({ name, field, choices }: { name: string; field: string; choices: readonly SetChoice[] }) {
  const locale = useLocale();
  const { say } = useWords(setsWords);
  const [first, ...others] = choices;
  if (!first || first.variant === null) return null;
  if (others.length === 0) return <input type="hidden" name={field} value={first.variant} />;
  return (
    <Select
      name={field}
      aria-label={say("which", { name })}
      defaultValue={first.variant}
      className="mt-2 ml-7.5"
    >
      {choices.map(({ variant, short, price }) => (
        <option key={variant} value={variant ?? ""} suppressHydrationWarning>
          {short} – {formatMoney(price, locale)}
        </option>
      ))}
    </Select>
  );
}

/** A product of a set: a box to leave it out, and what it costs. The fields are named as the form sends them. */
export function SetPieceRow({
  piece: { product, choices },
  isOwn,
  productField,
  variantField,
}: {
  piece: SetPiece;
  /** Whether it is what the page is about. */
  isOwn: boolean;
  productField: string;
  variantField: string;
}) {
  const [first, ...others] = choices;
  const { say } = useWords(setsWords);
  return (
    <li className="py-3 first:pt-0 last:pb-0">
      <label className="flex cursor-pointer items-center gap-3">
        <input
          type="checkbox"
          name={productField}
          value={product.id}
          defaultChecked
          className="size-4.5 shrink-0 cursor-pointer accent-accent"
        />
        <ProductPicture image={product.image} size={112} className="size-14 shrink-0 rounded-md" />
        <span className="min-w-0 grow text-sm">
          <span className="line-clamp-2">
            {isOwn && <span className="text-muted">{say("thisOne")} </span>}
            {product.name}
          </span>
          {others.length === 0 && first.label !== "" && (
            <span className="block text-muted">{first.label}</span>
          )}
          <span className="mt-0.5 block font-medium tabular-nums">
            {others.length > 0 && <span className="font-normal">{say("from")} </span>}
            <Amount money={first.price} />
          </span>
        </span>
      </label>
      <Choice name={product.name} field={variantField} choices={choices} />
    </li>
  );
}
