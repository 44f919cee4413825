import { Link } from "@/components/ui/link";
import { cx } from "@/components/ui/cx";
import { LinkPending } from "@/components/ui/link-pending";
import type { ProductPage } from "@/lib/shop/catalog/product-page";
import { isColourOption } from "@/lib/shop/catalog/option-kind";
import { listChoices, type OptionChoice, type ProductVariant } from "@/lib/shop/catalog/variants";
import { getWords } from "@/lib/shop/settings/current-language";
import { productWords } from "@/lib/words/product";
import { Swatch } from "./swatch";

async function Choice({ slug, choice, isColour }: { slug: string; choice: OptionChoice; isColour: boolean }) {
  const { say } = await getWords(productWords);
  const { value, variant, chosen } = choice;
  const soldOut = variant.stock === 0;
  return (
    <Link
      href={`/products/${slug}?variant=${encodeURIComponent(variant.sku)}`}
      replace
      scroll={false}
      aria-current={chosen ? "true" : undefined}
      className={cx(
        "inline-flex h-11 min-w-11 items-center justify-center gap-1.5 rounded-md border px-4 transition-colors",
        chosen
          ? "border-ink bg-surface font-medium inset-ring inset-ring-ink"
          : "border-line-strong hover:border-ink",
        soldOut && "text-muted line-through",
      )}
    >
      {isColour && <Swatch colour={value} className={soldOut ? "opacity-50" : undefined} />}
      {value}
      {soldOut && <span className="sr-only"> {say("soldOutChoice")}</span>}
      <LinkPending />
    </Link>
  );
}

/** What there is to choose of a product. Each choice is an address: it can be kept, sent, and reached without a script. */
export function OptionPicker({ product, variant }: { product: ProductPage; variant: ProductVariant }) {
  const { slug, options } = product;
  return (
    <div className="mt-6 space-y-4">
      {options.names.map((name, i) => (
        <div key={name} role="group" aria-label={name}>
          <p className="mb-2 text-sm">
            <span className="text-muted">{name}: </span>
            <span className="font-medium">{variant.values[i]}</span>
          </p>
          <ul className="flex flex-wrap gap-2">
            {listChoices(options, i, variant).map((choice) => (
              <li key={choice.value}>
                <Choice slug={slug} choice={choice} isColour={isColourOption(name)} />
              </li>
            ))}
          </ul>
        </div>
      ))}
    </div>
  );
}
