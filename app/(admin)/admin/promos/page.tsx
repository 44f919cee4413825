import type { Metadata } from "next";
import { May } from "@/components/admin/may";
import { PromoForm } from "@/components/admin/promos/promo-form";
import { PromoTable } from "@/components/admin/promos/promo-table";
import { PageHeading } from "@/components/ui/page-heading";
import { SectionHeading } from "@/components/ui/section-heading";
import { reportCurrency } from "@/lib/shop/catalog/main-currency";
import { listPromos } from "@/lib/shop/promos/queries";
import { getAdminViewer } from "../admin-viewer";

export const metadata: Metadata = { title: "Promo codes" };

export default async function PromosPage() {
  const viewer = await getAdminViewer("merchandising:read");
  const [promos, currency] = await Promise.all([listPromos(viewer), reportCurrency()]);
  return (
    <div className="space-y-10">
      <PageHeading title="Promo codes">
        What shoppers enter in the cart or at the checkout to pay less. One code an order; what it takes off
        stands in the order, in its e-mail and in what is refunded.
      </PageHeading>
      <May scope="merchandising:write">
        <section aria-labelledby="new-promo" className="space-y-5">
          <SectionHeading id="new-promo" title="Add a code" />
          <PromoForm currency={currency} />
        </section>
      </May>
      <section aria-labelledby="promos" className="space-y-5">
        <SectionHeading id="promos" title="Codes" />
        <PromoTable promos={promos} />
      </section>
    </div>
  );
}
