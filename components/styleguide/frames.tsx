import { Breadcrumbs } from "@/components/ui/breadcrumbs";
import { Card } from "@/components/ui/card";
import { Container } from "@/components/ui/container";
import { PageHeading } from "@/components/ui/page-heading";
import { Pagination } from "@/components/ui/pagination";
import { SectionHeading } from "@/components/ui/section-heading";
import { TabLinks } from "@/components/ui/tab-links";
import { BothSchemes, Sample } from "./both-schemes";
import { DialogSamples } from "./dialog-samples";

const HERE = "/admin/styleguide";
const TABS = ["Orders", "Taste", "Addresses", "Security"].map((label) => ({
  label,
  href: `${HERE}?tab=${label.toLowerCase()}`,
}));

/** What a page is divided by, and how one gets about in it. */
export function Frames() {
  return (
    <>
      <BothSchemes id="headings" title="Headings">
        <Sample name="PageHeading">
          <PageHeading title="Cushions">Soft things for hard chairs.</PageHeading>
        </Sample>
        <Sample name="SectionHeading">
          <SectionHeading title="Trending now" href={HERE} />
        </Sample>
      </BothSchemes>
      <BothSchemes id="surfaces" title="Surfaces">
        <Sample name="Card">
          <Card>What belongs together.</Card>
        </Sample>
        <Sample name="Container">
          <Container className="bg-tile py-3">The page&rsquo;s column.</Container>
        </Sample>
        <Sample name="Dialog">
          <DialogSamples />
        </Sample>
      </BothSchemes>
      <BothSchemes id="ways" title="Ways through the shop">
        <Sample name="Breadcrumbs">
          <Breadcrumbs
            crumbs={[{ label: "Home", href: HERE }, { label: "Living", href: HERE }, { label: "Cushions" }]}
          />
        </Sample>
        <Sample name="TabLinks">
          <TabLinks label="Tabs" tabs={TABS} current={TABS[1]?.href ?? HERE} />
        </Sample>
        <Sample name="Pagination">
          <Pagination page={6} pageCount={20} hrefFor={(page) => `${HERE}?page=${page}`} />
        </Sample>
      </BothSchemes>
    </>
  );
}
