import type { Metadata } from "next";
import { RetentionFields } from "@/components/admin/retention/retention-fields";
import { RetentionPreview } from "@/components/admin/retention/retention-preview";
import { PageHeading } from "@/components/ui/page-heading";
import { previewRetention } from "@/lib/privacy/preview-retention";
import { listRetention } from "@/lib/privacy/retention";
import { readWish } from "@/lib/privacy/retention-form";
import { getAdminViewer } from "../admin-viewer";

export const metadata: Metadata = { title: "Privacy" };

export default async function PrivacyPage({ searchParams }: PageProps<"/admin/privacy">) {
  const viewer = await getAdminViewer("settings:write");
  const kinds = await listRetention();
  const wish = readWish(await searchParams, kinds);
  const preview = wish.errors.size > 0 ? [] : await previewRetention(wish.changes, viewer);
  return (
    <div className="space-y-8">
      <PageHeading title="How long data is kept">
        Every night at three (UTC) what has been kept for long enough is deleted. Shoppers read in their
        account what holds here. Look at what a change would delete before you save it: what is gone does not
        come back.
      </PageHeading>
      {wish.changes.length > 0 && wish.errors.size === 0 && <RetentionPreview preview={preview} />}
      <RetentionFields kinds={kinds} wish={wish} />
    </div>
  );
}
