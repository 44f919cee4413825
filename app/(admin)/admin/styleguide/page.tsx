import type { Metadata } from "next";
import { Controls } from "@/components/styleguide/controls";
import { Foundations } from "@/components/styleguide/foundations";
import { Frames } from "@/components/styleguide/frames";
import { Notes } from "@/components/styleguide/notes";
import { Wares } from "@/components/styleguide/wares";
import { PageHeading } from "@/components/ui/page-heading";
import { getAdminViewer } from "../admin-viewer";

export const metadata: Metadata = { title: "Style guide" };

export default async function StyleguidePage() {
  await getAdminViewer("insights:read");
  return (
    <div className="space-y-12">
      <PageHeading title="Style guide">
        What shop and admin are built from, in every state, light and dark. These are the parts themselves:
        who changes one sees it here.
      </PageHeading>
      <Foundations />
      <Controls />
      <Notes />
      <Frames />
      <Wares />
    </div>
  );
}
