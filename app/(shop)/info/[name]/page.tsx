import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { TextBlocks } from "@/components/texts/text-blocks";
import { Alert } from "@/components/ui/alert";
import { Breadcrumbs } from "@/components/ui/breadcrumbs";
import { Container } from "@/components/ui/container";
import { PageHeading } from "@/components/ui/page-heading";
import { DESCRIPTION_LENGTH, excerptOf } from "@/lib/platform/excerpt";
import { isTextName } from "@/lib/shop/texts/names";
import { getLanguage, getWords } from "@/lib/shop/settings/current-language";
import { getShopText } from "@/lib/shop/texts/queries";
import { textsWords } from "@/lib/words/texts";

type Props = PageProps<"/info/[name]">;

const findText = async (params: Props["params"]) => {
  const { name } = await params;
  return isTextName(name) ? getShopText(name, await getLanguage()) : null;
};

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const text = await findText(params);
  if (!text) return { title: (await getWords(textsWords)).say("missing") };
  return {
    title: text.title,
    description: excerptOf(text.body.replace(/^[#-]+\s+/gm, ""), DESCRIPTION_LENGTH),
    alternates: { canonical: `/info/${text.name}` },
  };
}

export default async function InfoPage({ params }: Props) {
  const text = await findText(params);
  if (!text) notFound();
  const { say } = await getWords(textsWords);
  return (
    <Container className="space-y-6 pt-6">
      <Breadcrumbs crumbs={[{ label: say("shop"), href: "/" }, { label: text.title }]} />
      <PageHeading title={<span lang={text.lang}>{text.title}</span>} />
      {text.isSample && (
        <Alert tone="warning" title={say("sample")} className="max-w-prose">
          {say("sampleHint")}
        </Alert>
      )}
      <div lang={text.lang}>
        <TextBlocks body={text.body} />
      </div>
    </Container>
  );
}
