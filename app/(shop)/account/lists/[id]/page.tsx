import type { Metadata } from "next";
import { notFound, redirect } from "next/navigation";
import { ListContents } from "@/components/lists/list-contents";
import { DeleteListForm, RenameForm, ShareForm } from "@/components/lists/list-forms";
import { ListsPage } from "@/components/lists/lists-page";
import { AwayState } from "@/components/ui/away-state";
import { Card } from "@/components/ui/card";
import { siteAddress } from "@/lib/platform/http/site";
import { isUuid } from "@/lib/platform/ids";
import { readUnlessAway } from "@/lib/shop/auth/outage";
import { getViewer } from "@/lib/shop/auth/viewer";
import { findList } from "@/lib/shop/lists/queries";
import { getWords } from "@/lib/shop/settings/current-language";
import { listWords } from "@/lib/words/lists";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getWords(listWords)).say("title"), robots: { index: false } };
}

// Awaited here and not in a leaf: somebody else's list must answer 404, which a page that has begun cannot.
export default async function ListPage({ params }: PageProps<"/account/lists/[id]">) {
  const { id } = await params;
  if (!isUuid(id)) notFound();
  const path = `/account/lists/${id}`;
  const { say } = await getWords(listWords);
  const read = await readUnlessAway(async () => {
    const viewer = await getViewer();
    return { viewer, list: viewer && (await findList(viewer.userId, id)) };
  });
  if (!read) return <AwayState title={say("away")} href={path} />;
  if (!read.viewer) redirect(`/sign-in?callbackUrl=${encodeURIComponent(path)}`);
  if (!read.list) notFound();
  const { name, shareKey, products } = read.list;
  return (
    <ListsPage title={name} intro={say("products", { count: products.length })} crumbs={[{ label: name }]}>
      <div className="grid items-start gap-x-12 gap-y-10 lg:grid-cols-[minmax(0,1fr)_22rem]">
        <ListContents list={id} ids={products} />
        <div className="space-y-6">
          <Card className="space-y-4">
            <h2 className="text-xl font-medium">{say("share")}</h2>
            <p className="text-sm text-muted">{say("shareHint")}</p>
            <ShareForm list={id} address={shareKey && siteAddress(`/lists/${shareKey}`)} />
          </Card>
          <Card className="space-y-4">
            <RenameForm list={id} name={name} />
            <DeleteListForm list={id} name={name} />
          </Card>
        </div>
      </div>
    </ListsPage>
  );
}
