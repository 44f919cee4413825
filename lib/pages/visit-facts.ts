import "server-only";
import { getPool } from "@/lib/platform/db/client";
import { createSingleton } from "@/lib/platform/singleton";
import { Together } from "@/lib/platform/together";
import { isLiked } from "@/lib/shop/interactions/likes";

interface Asked {
  /** The canonical shopper. */
  shopperId: string;
  /** The product of the page; null: it has none. */
  productId: number | null;
}

/** What a page says of a shopper besides their lists. */
export interface VisitFacts {
  /** Pieces in the cart. */
  cart: number;
  liked: boolean;
}

interface Row {
  place: string;
  cart: number;
  mayLike: boolean;
}

/** Most products were never liked by whoever looks at them: only of the others it takes reading what stands. */
const FACTS_SQL = `
  select asked.place,
         (select coalesce(sum(i.quantity), 0)::int from carts c join cart_items i on i.cart_id = c.id
           where c.shopper_id = asked.shopper) as cart,
         exists (select from likes l where l.shopper_id = asked.shopper and l.product_id = asked.product)
           or exists (select from interactions a where a.shopper_id = asked.shopper
                         and a.product_id = asked.product and a.kind = 'like') as "mayLike"
    from unnest($1::uuid[], $2::int[]) with ordinality as asked (shopper, product, place)`;

async function readFacts(asked: readonly Asked[]): Promise<VisitFacts[]> {
  const values = [asked.map(({ shopperId }) => shopperId), asked.map(({ productId }) => productId)];
  const { rows } = await getPool().query<Row>({ name: "visit-facts", text: FACTS_SQL, values });
  rows.sort((a, b) => Number(a.place) - Number(b.place));
  return Promise.all(
    rows.map(async ({ cart, mayLike }, place) => {
      const { shopperId, productId } = asked[place] ?? { shopperId: "", productId: null };
      return { cart, liked: mayLike && productId !== null && (await isLiked(shopperId, productId)) };
    }),
  );
}

/** Of several who ask at the same time, one query. */
const asking = createSingleton(
  "pages.visit-facts",
  () => new Together(readFacts, { atOnce: 4, most: 100 }),
).get;

export function findVisitFacts(asked: Asked): Promise<VisitFacts> {
  return asking().call(asked);
}
