import { listAlternatives } from "@/lib/shop/catalog/alternatives";
import { NoticeForm } from "./notice-form";
import { SmallProduct } from "./small-product";

const MOST = 3;

/** What somebody can do about something that is sold out: wait for it, or take something like it. */
export async function SoldOut({ product, variant }: { product: string; variant?: string }) {
  const others = await listAlternatives(product, MOST);
  return (
    <div className="mt-5 space-y-5">
      {others.length > 0 && (
        <section aria-labelledby="alternatives">
          <h2 id="alternatives" className="mb-2 text-sm font-medium">
            Instead, and in stock
          </h2>
          <ul className="divide-y divide-line border-y border-line">
            {others.map((other) => (
              <li key={other.id}>
                <SmallProduct product={other} />
              </li>
            ))}
          </ul>
        </section>
      )}
      <NoticeForm key={variant} product={product} variant={variant} />
    </div>
  );
}
