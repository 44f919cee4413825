import type { Metadata } from "next";
import { TextForm } from "@/components/admin/texts/text-form";
import { PageHeading } from "@/components/ui/page-heading";
import { getSettings } from "@/lib/shop/settings/live-settings";
import { TEXT_NAMES } from "@/lib/shop/texts/names";
import { getShopText } from "@/lib/shop/texts/queries";
import { getAdminViewer } from "../admin-viewer";

export const metadata: Metadata = { title: "Texts" };

export default async function TextsPage() {
  await getAdminViewer("settings:write");
  const { language } = await getSettings();
  const texts = await Promise.all(TEXT_NAMES.map((name) => getShopText(name, language)));
  return (
    <div className="space-y-6">
      <PageHeading title="Texts">
        What the foot of every page leads to. Samples ship with the shop so that nothing is empty: replace
        each by words that hold for yours. Until then its page says that it is a sample.
      </PageHeading>
      <div className="space-y-3">
        {texts.map((text) => (
          <TextForm key={`${text.name} ${text.updatedAt?.getTime() ?? 0}`} text={text} />
        ))}
      </div>
    </div>
  );
}
