import { DataTable } from "@/components/admin/data-table";
import { ProductCard } from "@/components/product/product-card";
import { StockNote } from "@/components/product/stock-note";
import { Swatch } from "@/components/product/swatch";
import { Stars } from "@/components/reviews/stars";
import { Badge } from "@/components/ui/badge";
import { Day } from "@/components/ui/day";
import { Amount } from "@/components/ui/locale";
import { Price } from "@/components/ui/price";
import type { ProductCard as Product } from "@/lib/shop/catalog/product-card";
import { BothSchemes, Row, Sample } from "./both-schemes";
import { StepperSample } from "./stepper-sample";

const pounds = (amount: number) => ({ amount, currency: "GBP" });
const CUSHION: Product = {
  id: "prd_0",
  sku: "SAMPLE",
  slug: "sample",
  name: "Teal cushion",
  brand: "Fernhill",
  price: pounds(2_400),
  priceFrom: false,
  compareAt: null,
  image: "/pictures/cushion_teal_1x9k2a.60x40.svg",
  inStock: true,
  hasOptions: false,
};
const CARDS: readonly [string, Partial<Product>][] = [
  ["as it is", {}],
  ["reduced, in sizes", { compareAt: pounds(3_000), priceFrom: true }],
  [
    "sold out, a long name",
    {
      inStock: false,
      name: "Cushion of washed linen with a border of hand-made lace and a hidden zip",
      brand: "",
    },
  ],
];
const ROWS = [
  { name: "Teal cushion", sold: 412, share: "12.4 %" },
  { name: "Oak stool", sold: 98, share: "3.1 %" },
] as const;

/** What is sold, and how it is counted. */
export function Wares() {
  return (
    <>
      <BothSchemes id="prices" title="Prices, stars and stock">
        <Row>
          <Sample name="Price">
            <Price price={pounds(2_400)} />
          </Sample>
          <Sample name="Price, reduced">
            <Price price={pounds(2_400)} compareAt={pounds(3_000)} />
          </Sample>
          <Sample name="Price, of several">
            <Price price={pounds(2_400)} from />
          </Sample>
          <Sample name="Amount">
            <Amount money={pounds(123_456)} />
          </Sample>
          <Sample name="Day">
            <Day at={new Date("2026-03-01T12:00:00Z")} />
          </Sample>
        </Row>
        <Row>
          {[0, 2.5, 4.3, 5].map((stars) => (
            <Sample key={stars} name={`Stars ${stars}`}>
              <Stars stars={stars} />
            </Sample>
          ))}
        </Row>
        {[0, 3, 40].map((stock) => (
          <Sample key={stock} name={`StockNote ${stock}`}>
            <StockNote stock={stock} />
          </Sample>
        ))}
        <Row>
          {["navy", "teal", "mustard", "multi"].map((colour) => (
            <Sample key={colour} name={`Swatch ${colour}`}>
              <Swatch colour={colour} />
            </Sample>
          ))}
          <Sample name="QuantityStepper">
            <StepperSample />
          </Sample>
        </Row>
      </BothSchemes>
      <BothSchemes id="cards" title="Cards of products">
        <div className="grid grid-cols-2 gap-4 sm:grid-cols-3">
          {CARDS.map(([name, differs]) => (
            <Sample key={name} name={name}>
              <ProductCard product={{ ...CUSHION, ...differs }} />
            </Sample>
          ))}
        </div>
      </BothSchemes>
      <BothSchemes id="tables" title="Tables">
        <DataTable
          caption="What was sold"
          rows={ROWS}
          rowKey={({ name }) => name}
          columns={[
            { heading: "Product", cell: ({ name }) => name },
            {
              heading: "Sold",
              numeric: true,
              sort: { href: "/admin/styleguide?sort=sold", now: "descending" },
              cell: ({ sold }) => sold,
            },
            { heading: "Share", numeric: true, cell: ({ share }) => share },
            { heading: "State", cell: () => <Badge tone="positive">On sale</Badge> },
          ]}
        />
      </BothSchemes>
    </>
  );
}
