import { GRID_STYLE } from "@/components/product/product-grid";
import { ProductCard } from "@/components/product/product-card";
import { ButtonLink } from "@/components/ui/button-link";
import { cx } from "@/components/ui/cx";
import { EmptyState } from "@/components/ui/empty-state";
import { getLiveCatalog } from "@/lib/shop/catalog/live-catalog";
import { type ProductCard as Product, toProductCard } from "@/lib/shop/catalog/product-card";
import { getWords } from "@/lib/shop/settings/current-language";
import { listWords } from "@/lib/words/lists";
import { MoveForm, TakeOffForm } from "./listed-buttons";

/** The products of these numbers that are for sale, in their order. */
export async function readProducts(ids: readonly number[]): Promise<Product[]> {
  const { byId } = await getLiveCatalog();
  return ids.flatMap((id) => byId.get(id) ?? []).map(toProductCard);
}

async function Steps({ list, product }: { list: string; product: Product }) {
  const { say } = await getWords(listWords);
  const { id, name, slug, inStock, hasOptions } = product;
  return (
    <div className="mt-3 space-y-1">
      {hasOptions && inStock ? (
        <ButtonLink
          href={`/products/${slug}`}
          variant="secondary"
          block
          aria-label={say("chooseOf", { name })}
        >
          {say("choose")}
        </ButtonLink>
      ) : (
        <MoveForm list={list} product={id} name={name} inStock={inStock} />
      )}
      <TakeOffForm list={list} product={id} name={name} />
    </div>
  );
}

/** What is on a list, with what its owner can do about each. */
export async function ListContents({ list, ids }: { list: string; ids: readonly number[] }) {
  const [products, { say }] = [await readProducts(ids), await getWords(listWords)];
  const missing = ids.length - products.length;
  return (
    <div className="space-y-6">
      {ids.length === 0 && (
        <EmptyState
          title={say("nothing")}
          action={<ButtonLink href="/">{say("look")}</ButtonLink>}
          className="max-w-none! rounded-lg border border-line bg-surface px-5 sm:py-16"
        >
          <p>{say("nothingHint")}</p>
        </EmptyState>
      )}
      {missing > 0 && <p className="text-sm text-muted">{say("notSold", { count: missing })}</p>}
      <ul className={cx(GRID_STYLE, "empty:hidden")}>
        {products.map((product) => (
          <li key={product.id} className="min-w-0">
            {/* Beside the card and not in it: all of that is its link. */}
            <ProductCard product={product} level={2} />
            <Steps list={list} product={product} />
          </li>
        ))}
      </ul>
    </div>
  );
}
