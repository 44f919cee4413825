import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { TextBlocks } from "@/components/texts/text-blocks";
import { Alert } from "@/components/ui/alert";
import { Breadcrumbs } from "@/components/ui/breadcrumbs";
import { Container } from "@/components/ui/container";
import { PageHeading } from "@/components/ui/page-heading";
import { isTextName } from "@/lib/shop/texts/names";
import { getShopText } from "@/lib/shop/texts/queries";

type Props = PageProps<"/info/[name]">;

const findText = async (params: Props["params"]) => {
  const { name } = await params;
  return isTextName(name) ? getShopText(name) : null;
};

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const text = await findText(params);
  if (!text) return { title: "Not found" };
  return {
    title: text.title,
    description: text.body
      .replace(/^[#-]+\s+/gm, "")
      .replace(/\s+/g, " ")
      .slice(0, 160),
    alternates: { canonical: `/info/${text.name}` },
  };
}

export default async function InfoPage({ params }: Props) {
  const text = await findText(params);
  if (!text) notFound();
  return (
    <Container className="space-y-6 pt-6">
      <Breadcrumbs crumbs={[{ label: "Shop", href: "/" }, { label: text.title }]} />
      <PageHeading title={text.title} />
      {text.isSample && (
        <Alert tone="warning" title="A sample text" className="max-w-prose">
          It ships with the software and holds for no shop. Whoever runs this one replaces it in the admin,
          under Texts.
        </Alert>
      )}
      <TextBlocks body={text.body} />
    </Container>
  );
}
