import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { AddressBook } from "@/components/addresses/address-book";
import { AwayState } from "@/components/ui/away-state";
import { Breadcrumbs } from "@/components/ui/breadcrumbs";
import { Container } from "@/components/ui/container";
import { PageHeading } from "@/components/ui/page-heading";
import { listAddresses } from "@/lib/shop/addresses/book";
import { readUnlessAway } from "@/lib/shop/auth/outage";
import { getViewer } from "@/lib/shop/auth/viewer";
import { getWords } from "@/lib/shop/settings/current-language";
import { addressWords } from "@/lib/words/addresses";

const PATH = "/account/addresses";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getWords(addressWords)).say("title"), robots: { index: false } };
}

export default async function AddressesPage({ searchParams }: PageProps<"/account/addresses">) {
  const { edit } = await searchParams;
  const { say } = await getWords(addressWords);
  const read = await readUnlessAway(async () => {
    const viewer = await getViewer();
    return { book: viewer && (await listAddresses(viewer.userId)) };
  });
  if (!read) return <AwayState title={say("away")} href={PATH} />;
  if (!read.book) redirect(`/sign-in?callbackUrl=${encodeURIComponent(PATH)}`);
  return (
    <Container className="py-8 sm:py-12">
      <div className="mx-auto max-w-3xl space-y-8">
        <Breadcrumbs crumbs={[{ label: say("account"), href: "/account" }, { label: say("title") }]} />
        <PageHeading title={say("title")}>{say("intro")}</PageHeading>
        <AddressBook book={read.book} edit={typeof edit === "string" ? edit : undefined} />
      </div>
    </Container>
  );
}
