import type { Metadata } from "next";
import { CartContents } from "@/components/cart/cart-contents";
import { NotAdded } from "@/components/cart/not-added";
import { loadPageLists } from "@/components/recommendations/load-page-lists";
import { Rail } from "@/components/recommendations/rail";
import { Container } from "@/components/ui/container";
import { PageHeading } from "@/components/ui/page-heading";
import { parseMissing } from "@/lib/shop/catalog/choice-params";
import { getWords } from "@/lib/shop/settings/current-language";
import { cartWords } from "@/lib/words/cart";

export async function generateMetadata(): Promise<Metadata> {
  const { say } = await getWords(cartWords);
  return { title: say("title"), robots: { index: false } };
}

export default async function CartPage({ searchParams }: PageProps<"/cart">) {
  const missing = parseMissing(await searchParams);
  const { say } = await getWords(cartWords);
  const { lists } = await loadPageLists({ placements: ["cart.completes"] });
  return (
    <Container className="space-y-8 pt-8 sm:pt-12">
      <PageHeading title={say("title")} />
      <NotAdded products={missing} />
      {/* Not streamed: an empty cart and a full one differ so much in height that what follows would move. */}
      <CartContents />
      <div className="pt-8">
        <Rail lists={lists} placement="cart.completes" title={say("alsoLike")} />
      </div>
    </Container>
  );
}
