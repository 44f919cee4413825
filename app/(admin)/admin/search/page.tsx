import { May } from "@/components/admin/may";
import type { Metadata } from "next";
import { SynonymForm } from "@/components/admin/synonym-form";
import { SynonymTable } from "@/components/admin/synonym-table";
import { PageHeading } from "@/components/ui/page-heading";
import { SectionHeading } from "@/components/ui/section-heading";
import { listSynonyms } from "@/lib/shop/synonyms/queries";
import { getAdminViewer } from "../admin-viewer";

export const metadata: Metadata = { title: "Search" };

export default async function SearchWordsPage() {
  const viewer = await getAdminViewer("merchandising:read");
  const synonyms = await listSynonyms(viewer);
  return (
    <div className="space-y-10">
      <PageHeading title="Search">
        Words that search takes for one another in this shop, beside the general ones it knows: plurals,
        British and American, families of colours, and other words for common things. A change is in effect
        within seconds.
      </PageHeading>
      <May scope="merchandising:write">
        <section aria-labelledby="new-synonym" className="space-y-5">
          <SectionHeading id="new-synonym" title="Add words" />
          <SynonymForm />
        </section>
      </May>
      <section aria-labelledby="synonyms" className="space-y-5">
        <SectionHeading id="synonyms" title="Words of this shop" />
        <SynonymTable synonyms={synonyms} />
      </section>
    </div>
  );
}
