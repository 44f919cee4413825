import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { readProducts } from "@/components/lists/list-contents";
import { ProductGrid } from "@/components/product/product-grid";
import { AwayState } from "@/components/ui/away-state";
import { Container } from "@/components/ui/container";
import { PageHeading } from "@/components/ui/page-heading";
import { readUnlessAway } from "@/lib/shop/auth/outage";
import { findShared } from "@/lib/shop/lists/queries";
import { getWords } from "@/lib/shop/settings/current-language";
import { listWords } from "@/lib/words/lists";

/** What keys look like; anything else opens nothing. */
const SHARE_KEY = /^[\w-]{1,100}$/;

/** Found by nobody but those who were told of it. */
export async function generateMetadata(): Promise<Metadata> {
  return {
    title: (await getWords(listWords)).say("title"),
    robots: { index: false, follow: false },
    referrer: "no-referrer",
  };
}

/** A list that somebody has shared. Whose it is, is said nowhere. */
export default async function SharedListPage({ params }: PageProps<"/lists/[key]">) {
  const { key } = await params;
  if (!SHARE_KEY.test(key)) notFound();
  const { say } = await getWords(listWords);
  const read = await readUnlessAway(async () => ({ list: await findShared(key) }));
  if (!read) return <AwayState title={say("away")} href={`/lists/${key}`} />;
  if (!read.list) notFound();
  const products = await readProducts(read.list.products);
  return (
    <Container className="space-y-8 py-8 sm:py-12">
      <PageHeading title={read.list.name}>
        <p>{say("sharedWith")}</p>
      </PageHeading>
      {products.length === 0 ? (
        <p>{say("sharedNothing")}</p>
      ) : (
        <ProductGrid products={products} level={2} wide />
      )}
    </Container>
  );
}
