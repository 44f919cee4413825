import { Alert } from "@/components/ui/alert";
import { listNames } from "@/lib/shop/catalog/queries";

/** What of a set the cart could not take, said where a browser without JavaScript is sent on to. */
export async function NotAdded({ products }: { products: readonly number[] }) {
  if (products.length === 0) return null;
  const names = await listNames(products);
  return (
    <Alert tone="warning" title="Not everything could be added">
      {names.length > 0
        ? `${names.join(", ")}: sold out, or your cart has all there is.`
        : "What is missing is no longer sold."}
    </Alert>
  );
}
