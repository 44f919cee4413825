import { Price } from "@/components/ui/price";
import type { ProductPage } from "@/lib/shop/catalog/product-page";
import type { ProductVariant } from "@/lib/shop/catalog/variants";
import { getCatalogLang } from "@/lib/shop/settings/current-language";
import { AttributeTable } from "./attribute-table";
import { BuyButton } from "@/components/cart/buy-button";
import { OptionPicker } from "./option-picker";
import { ProductDescription } from "./product-description";
import { ProductGallery } from "./product-gallery";
import { OfferNote } from "./offer-note";
import { RatingLink } from "@/components/reviews/rating-link";
import { Alternatives } from "./alternatives";
import { NoticeForm } from "./notice-form";
import { SaveLink } from "./save-link";
import { StickyBuy } from "./sticky-buy";
import type { Rating } from "@/lib/shop/reviews/review";
import { StockNote } from "./stock-note";
import { VisitorLike } from "./visitor-like";

/**
 * A product's pictures and, beside them, all there is to know and to do. `variant` is what is chosen of a product with options,
 * `picture` the number of the picture shown.
 */
export async function ProductDetails({
  product,
  variant,
  picture,
  rating,
}: {
  product: ProductPage;
  variant: ProductVariant | null;
  picture: number | null;
  rating: Rating;
}) {
  const { id, name, brand, description, descriptionHtml, attributes } = product;
  const { price, compareAt, stock } = variant ?? product;
  const lang = await getCatalogLang();
  return (
    <article className="grid gap-x-14 gap-y-8 md:grid-cols-2 lg:grid-cols-[minmax(0,7fr)_minmax(0,5fr)] xl:gap-x-24">
      <div>
        <ProductGallery product={product} variant={variant} picture={picture} />
      </div>
      <div className="max-w-xl md:pt-4">
        {brand && <p className="text-muted">{brand}</p>}
        <h1 lang={lang} className="mt-1 text-3xl font-medium text-balance sm:text-4xl">
          {name}
        </h1>
        <RatingLink rating={rating} />
        <Price price={price} compareAt={compareAt} className="mt-4 text-xl" />
        <OfferNote price={price} />
        {variant && <OptionPicker product={product} variant={variant} />}
        <div className="mt-6">
          <StockNote stock={stock} />
        </div>
        {stock === 0 && <Alternatives product={id} />}
        <div id="buy" className="mt-3 flex items-start gap-3">
          <BuyButton product={id} choice={variant?.sku} name={name} inStock={stock > 0} />
          <VisitorLike product={id} name={name} />
        </div>
        <SaveLink product={id} />
        {stock === 0 && <NoticeForm key={variant?.sku} product={id} variant={variant?.sku} />}
        {stock > 0 && (
          <StickyBuy watched="buy" price={price} product={id} choice={variant?.sku} name={name} />
        )}
        {description && (
          <div lang={lang}>
            <ProductDescription text={description} html={descriptionHtml} />
          </div>
        )}
        {product.isPartial && (
          <p className="mt-10 text-sm text-muted">
            The rest of what there is to say of it cannot be shown just now.
          </p>
        )}
        {attributes.length > 0 && (
          <div className="mt-10">
            <h2 className="mb-3 text-lg font-medium">Details</h2>
            <AttributeTable attributes={attributes} />
          </div>
        )}
        <p className="mt-8 text-xs text-muted">Item {variant?.sku ?? product.sku}</p>
      </div>
    </article>
  );
}
