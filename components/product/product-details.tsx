import { Price } from "@/components/ui/price";
import type { ProductPage } from "@/lib/shop/catalog/queries";
import { AttributeTable } from "./attribute-table";
import { BuyButton } from "@/components/cart/buy-button";
import { ProductPicture } from "@/components/picture/product-picture";
import { StockNote } from "./stock-note";
import { VisitorLike } from "./visitor-like";

/** A product's picture and, beside it, all there is to know and to do. */
export function ProductDetails({ product }: { product: ProductPage }) {
  const { id, name, brand, price, compareAt, stock, inStock, description, attributes } = product;
  return (
    <article className="grid gap-x-14 gap-y-8 md:grid-cols-2 lg:grid-cols-[minmax(0,7fr)_minmax(0,5fr)] xl:gap-x-24">
      <div>
        <ProductPicture
          image={product.image}
          alt={name}
          size={800}
          eager
          className="rounded-lg md:sticky md:top-8"
        />
      </div>
      <div className="max-w-xl md:pt-4">
        {brand && <p className="text-muted">{brand}</p>}
        <h1 className="mt-1 text-3xl font-medium text-balance sm:text-4xl">{name}</h1>
        <Price price={price} compareAt={compareAt} className="mt-4 text-xl" />
        <div className="mt-6">
          <StockNote stock={stock} />
        </div>
        <div className="mt-3 flex items-start gap-3">
          <BuyButton product={id} name={name} inStock={inStock} />
          <VisitorLike product={id} name={name} />
        </div>
        {description && <p className="mt-10 text-pretty whitespace-pre-line">{description}</p>}
        {attributes.length > 0 && (
          <div className="mt-10">
            <h2 className="mb-3 text-lg font-medium">Details</h2>
            <AttributeTable attributes={attributes} />
          </div>
        )}
        <p className="mt-8 text-xs text-muted">Item {product.sku}</p>
      </div>
    </article>
  );
}
