import type { Metadata } from "next";
import { z } from "zod";
import { ErasedContents } from "@/components/account/erased-contents";
import { Container } from "@/components/ui/container";
import { getWords } from "@/lib/shop/settings/current-language";
import { yourDataWords } from "@/lib/words/your-data";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getWords(yourDataWords)).say("erased"), robots: { index: false } };
}

const searchSchema = z.object({ receipt: z.uuid().nullable().catch(null) });

export default async function ErasedPage({ searchParams }: PageProps<"/privacy/erased">) {
  const { receipt } = searchSchema.parse(await searchParams);
  return (
    <Container className="py-8 sm:py-12">
      <div className="max-w-2xl space-y-8">
        <ErasedContents receiptId={receipt} />
      </div>
    </Container>
  );
}
