import type { Metadata } from "next";
import { Logo } from "@/components/layout/logo";
import { KeptProducts } from "@/components/offline/kept-products";
import { Link } from "@/components/ui/link";
import { Container } from "@/components/ui/container";
import { PageHeading } from "@/components/ui/page-heading";
import { getShopTexts, getWords } from "@/lib/shop/settings/current-language";
import { offlineWords } from "@/lib/words/offline";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getWords(offlineWords)).say("title"), robots: { index: false } };
}

/**
 * What a browser shows without a network in place of a page it has not kept. It stands in a frame of its own: it is kept, and must say
 * nothing of anybody.
 */
export default async function OfflinePage() {
  const [{ say }, { name }] = await Promise.all([getWords(offlineWords), getShopTexts()]);
  return (
    <Container className="space-y-10 py-6">
      <Link href="/" className="inline-flex h-11 items-center">
        <Logo name={name} />
      </Link>
      <main className="space-y-8">
        <PageHeading title={say("title")}>
          <p>{say("about")}</p>
        </PageHeading>
        <KeptProducts />
      </main>
    </Container>
  );
}
