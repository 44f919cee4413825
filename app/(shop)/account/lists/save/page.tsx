import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { readProducts } from "@/components/lists/list-contents";
import { ListsPage } from "@/components/lists/lists-page";
import { NeedsAccount } from "@/components/lists/needs-account";
import { SaveOn, SaveOnNew } from "@/components/lists/save-forms";
import { SmallProduct } from "@/components/product/small-product";
import { AwayState } from "@/components/ui/away-state";
import { ButtonLink } from "@/components/ui/button-link";
import { Card } from "@/components/ui/card";
import { parsePublicProductId } from "@/lib/platform/ids";
import { readUnlessAway } from "@/lib/shop/auth/outage";
import { getViewer } from "@/lib/shop/auth/viewer";
import { listLists, listsWith } from "@/lib/shop/lists/queries";
import { getWords } from "@/lib/shop/settings/current-language";
import { listWords } from "@/lib/words/lists";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getWords(listWords)).say("saveTitle"), robots: { index: false } };
}

async function readLists(product: number) {
  const viewer = await getViewer();
  if (!viewer) return { lists: null, on: new Set<string>() };
  const [lists, on] = await Promise.all([listLists(viewer.userId), listsWith(viewer.userId, product)]);
  return { lists, on };
}

/** Where "Save to a list" on a product's page leads. That page is the same for everybody: the lists are here. */
export default async function SavePage({ searchParams }: PageProps<"/account/lists/save">) {
  const { product: given } = await searchParams;
  const id = typeof given === "string" ? parsePublicProductId(given) : null;
  const [product] = id === null ? [] : await readProducts([id]);
  if (id === null || !product) notFound();
  const path = `/account/lists/save?product=${product.id}`;
  const { say } = await getWords(listWords);
  const read = await readUnlessAway(() => readLists(id));
  if (!read) return <AwayState title={say("away")} href={path} />;
  return (
    <ListsPage title={say("saveTitle")} crumbs={[{ label: say("saveTitle") }]}>
      <div className="max-w-2xl space-y-6">
        <SmallProduct product={product} />
        {read.lists ? (
          <Card className="space-y-6">
            {read.lists.length > 0 && (
              <ul className="divide-y divide-line">
                {read.lists.map((list) => (
                  <li key={list.id}>
                    <SaveOn
                      product={product.id}
                      list={list.id}
                      name={list.name}
                      isOn={read.on.has(list.id)}
                    />
                  </li>
                ))}
              </ul>
            )}
            <SaveOnNew product={product.id} />
          </Card>
        ) : (
          <NeedsAccount path={path} />
        )}
        <ButtonLink href={`/products/${product.slug}`} variant="ghost">
          {say("back")}
        </ButtonLink>
      </div>
    </ListsPage>
  );
}
