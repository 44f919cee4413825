import { listAlternatives } from "@/lib/shop/catalog/alternatives";
import { getWords } from "@/lib/shop/settings/current-language";
import { productWords } from "@/lib/words/product";
import { SmallProduct } from "./small-product";

const MOST = 3;

/** What can be had in place of something that is sold out. */
export async function Alternatives({ product }: { product: string }) {
  const others = await listAlternatives(product, MOST);
  if (others.length === 0) return null;
  const { say } = await getWords(productWords);
  return (
    <section aria-labelledby="alternatives" className="mt-4">
      <h2 id="alternatives" className="mb-2 text-sm font-medium">
        {say("instead")}
      </h2>
      <ul className="divide-y divide-line border-y border-line">
        {others.map((other) => (
          <li key={other.id}>
            <SmallProduct product={other} />
          </li>
        ))}
      </ul>
    </section>
  );
}
