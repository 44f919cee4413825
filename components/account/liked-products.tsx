import { ProductCard } from "@/components/product/product-card";
import { SectionHeading } from "@/components/ui/section-heading";
import { getLiveCatalog } from "@/lib/shop/catalog/live-catalog";
import { toProductCard } from "@/lib/shop/catalog/product-card";
import { getWords } from "@/lib/shop/settings/current-language";
import { accountWords } from "@/lib/words/account";
import { listLiked } from "@/lib/shop/interactions/likes";

/** What a shopper likes and the shop still sells; nothing where there is none. */
export async function LikedProducts({ shopperId }: { shopperId: string }) {
  const [liked, catalog, { say }] = await Promise.all([
    listLiked(shopperId),
    getLiveCatalog(),
    getWords(accountWords),
  ]);
  const products = liked.flatMap((id) => catalog.byId.get(id) ?? []).map(toProductCard);
  if (products.length === 0) return null;
  return (
    <section aria-labelledby="liked">
      <SectionHeading id="liked" title={say("liked")} />
      <ul className="grid grid-cols-2 gap-x-4 gap-y-8 sm:grid-cols-3 xl:grid-cols-4">
        {products.map((product) => (
          <li key={product.id} className="min-w-0">
            <ProductCard product={product} />
          </li>
        ))}
      </ul>
    </section>
  );
}
