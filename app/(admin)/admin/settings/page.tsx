import type { Metadata } from "next";
import { SettingsForm } from "@/components/admin/settings/settings-form";
import { PageHeading } from "@/components/ui/page-heading";
import { nameCountries } from "@/lib/shop/orders/countries";
import { getSettings } from "@/lib/shop/settings/live-settings";
import { REGIONS } from "@/lib/shop/settings/regions";
import { getAdminViewer } from "../admin-viewer";

export const metadata: Metadata = { title: "Settings" };

export default async function SettingsPage() {
  await getAdminViewer("settings:write");
  const settings = await getSettings();
  const countries = nameCountries(REGIONS).sort((a, b) => a.name.localeCompare(b.name, "en"));
  return (
    <div className="space-y-6">
      <PageHeading title="Settings">
        What holds for the shop as a whole. A change is in effect in every process at once, and in the audit.
      </PageHeading>
      <SettingsForm key={JSON.stringify(settings)} settings={settings} countries={countries} />
    </div>
  );
}
