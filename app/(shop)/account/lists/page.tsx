import type { Metadata } from "next";
import { AllLists } from "@/components/lists/all-lists";
import { MakeListForm } from "@/components/lists/list-forms";
import { ListsPage } from "@/components/lists/lists-page";
import { NeedsAccount } from "@/components/lists/needs-account";
import { AwayState } from "@/components/ui/away-state";
import { Card } from "@/components/ui/card";
import { readUnlessAway } from "@/lib/shop/auth/outage";
import { getViewer } from "@/lib/shop/auth/viewer";
import { listLists } from "@/lib/shop/lists/queries";
import { getWords } from "@/lib/shop/settings/current-language";
import { listWords } from "@/lib/words/lists";

const PATH = "/account/lists";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getWords(listWords)).say("title"), robots: { index: false } };
}

export default async function AllListsPage() {
  const { say } = await getWords(listWords);
  const read = await readUnlessAway(async () => {
    const viewer = await getViewer();
    return { lists: viewer && (await listLists(viewer.userId)) };
  });
  if (!read) return <AwayState title={say("away")} href={PATH} />;
  return (
    <ListsPage title={say("title")} intro={say("intro")}>
      {read.lists ? (
        <div className="grid items-start gap-x-12 gap-y-10 lg:grid-cols-[minmax(0,1fr)_24rem]">
          <AllLists lists={read.lists} />
          <Card className="space-y-4">
            <h2 className="text-xl font-medium">{say("newList")}</h2>
            <MakeListForm />
          </Card>
        </div>
      ) : (
        <NeedsAccount path={PATH} />
      )}
    </ListsPage>
  );
}
