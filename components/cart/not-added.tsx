import { Alert } from "@/components/ui/alert";
import { listNames } from "@/lib/shop/catalog/queries";
import { getWords } from "@/lib/shop/settings/current-language";
import { cartWords } from "@/lib/words/cart";

/** What of a set the cart could not take, said where a browser without JavaScript is sent on to. */
export async function NotAdded({ products }: { products: readonly number[] }) {
  if (products.length === 0) return null;
  const [names, { say }] = await Promise.all([listNames(products), getWords(cartWords)]);
  return (
    <Alert tone="warning" title={say("notAll")}>
      {names.length > 0 ? say("notAllWhy", { names: names.join(", ") }) : say("notSold")}
    </Alert>
  );
}
