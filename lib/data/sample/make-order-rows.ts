import type { Chance } from "@/lib/platform/random";
import { shippingRuleFor } from "@/lib/shop/cart/shipping";
import { describeChoice } from "@/lib/shop/catalog/variants";
import type { Address } from "@/lib/shop/orders/schema";
import type { SampleOrder } from "./events";
import type { SampleProduct } from "./make-catalog";

const FIRST_NAMES =
  "Amara Ben Chidi Dana Edith Farid Grace Hugo Imogen Jonas Keiko Leila Marcus Nadia Oscar Priya Quentin Rosa Samir Tove Uma Victor Wanda Yusuf Zoe".split(
    " ",
  );
const LAST_NAMES =
  "Abbott Bashir Carver Diaz Ellis Fofana Green Hassan Iqbal Jones Kowalski Lindqvist Moore Nakamura Okafor Patel Quinn Reyes Singh Taylor Usman Vogel Walsh Young Zhou".split(
    " ",
  );
const STREETS =
  "Mill Lane|Station Road|Orchard Close|Harbour Street|Victoria Terrace|Church Row|Elm Grove|Bridge Street".split(
    "|",
  );
const TOWNS =
  "Ashford|Bramham|Caldbeck|Dunmere|Eastleigh|Fairhaven|Hartwell|Kelmarsh|Norwick|Westbourne".split("|");

export interface OrderRow extends SampleOrder {
  number: number;
  subtotal: number;
  shipping: number;
  name: string;
  email: string;
  address: Address;
}

export interface OrderLineRow {
  id: string;
  orderId: string;
  productId: number;
  name: string;
  /** 0 for a product that comes in one form. */
  variantId: number;
  /** What was chosen, in words. */
  options: string;
  unitAmount: number;
  quantity: number;
  listId: string | null;
}

/** The number the first order of a shop gets. */
const FIRST_NUMBER = 1_001;

/** Orders with amounts that add up and addresses of nobody: the streets and towns are invented, the domain reserved. */
export function makeOrderRows(
  orders: readonly SampleOrder[],
  byId: ReadonlyMap<number, SampleProduct>,
  { people: chance, choices }: Record<"people" | "choices", Chance>,
): { orders: OrderRow[]; lines: OrderLineRow[] } {
  const lines: OrderLineRow[] = [];
  const { fee, freeFrom } = shippingRuleFor("GBP");
  const people = new Map<string, Pick<OrderRow, "name" | "email" | "address">>();
  const sorted = [...orders].sort((a, b) => a.at - b.at || (a.id < b.id ? -1 : 1));
  const rows = sorted.map((order, i) => {
    let subtotal = 0;
    for (const { productId, ...line } of order.lines) {
      const product = byId.get(productId);
      if (!product) throw new Error(`order line of unknown product ${productId}`);
      const bought = chooseForm(product, choices);
      lines.push({ ...line, orderId: order.id, productId, name: product.name, ...bought });
      subtotal += bought.unitAmount * line.quantity;
    }
    const person = people.get(order.shopperId) ?? drawPerson(chance, people.size);
    people.set(order.shopperId, person);
    const shipping = subtotal >= freeFrom ? 0 : fee;
    return { ...order, number: FIRST_NUMBER + i, subtotal, shipping, ...person };
  });
  return { orders: rows, lines };
}

/** Which form of a product somebody bought. */
function chooseForm(
  { price, choice: { names, variants } }: SampleProduct,
  chance: Chance,
): Pick<OrderLineRow, "variantId" | "options" | "unitAmount"> {
  if (variants.length === 0) return { variantId: 0, options: "", unitAmount: price };
  const variant = chance.pick(variants);
  return { variantId: variant.id, options: describeChoice(names, variant.values), unitAmount: variant.price };
}

function drawPerson(chance: Chance, index: number): Pick<OrderRow, "name" | "email" | "address"> {
  const first = chance.pick(FIRST_NAMES);
  const last = chance.pick(LAST_NAMES);
  return {
    name: `${first} ${last}`,
    email: `${first}.${last}.${index + 1}@example.com`.toLowerCase(),
    address: {
      line1: `${1 + Math.floor(chance.uniform() * 120)} ${chance.pick(STREETS)}`,
      line2: "",
      city: chance.pick(TOWNS),
      postcode: `ZZ${1 + Math.floor(chance.uniform() * 20)} ${1 + Math.floor(chance.uniform() * 9)}AA`,
      country: "GB",
    },
  };
}
