import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { ImportDone, ImportForm } from "@/components/admin/import/import-panel";
import { LookPanel } from "@/components/admin/import/look-panel";
import { ReadingForm } from "@/components/admin/import/reading-form";
import { UploadProgress } from "@/components/admin/import/upload-progress";
import { Alert } from "@/components/ui/alert";
import { Breadcrumbs } from "@/components/ui/breadcrumbs";
import { PageHeading } from "@/components/ui/page-heading";
import { SectionHeading } from "@/components/ui/section-heading";
import { formatBytes } from "@/components/admin/format-bytes";
import { getUploadState, holdsSample, readDryRun, readImported } from "@/lib/data/import/upload/queries";
import { listJobs } from "@/lib/jobs/queries";
import { isUuid } from "@/lib/platform/ids";
import { getAdminViewer } from "../../admin-viewer";

export const metadata: Metadata = { title: "Uploaded file" };

export default async function UploadPage({ params }: PageProps<"/admin/import/[id]">) {
  const viewer = await getAdminViewer("catalog:write");
  const { id } = await params;
  const state = isUuid(id) ? await getUploadState(viewer, id) : null;
  if (!state) notFound();
  const { upload, look, load } = state;
  const [told, isSample, jobs] = await Promise.all([
    readDryRun(state),
    holdsSample(viewer),
    listJobs(viewer),
  ]);
  const mine = [look?.id, load?.id];
  return (
    <div className="space-y-10">
      <div className="space-y-3">
        <Breadcrumbs crumbs={[{ label: "Upload", href: "/admin/import" }, { label: upload.name }]} />
        <PageHeading title={<span className="wrap-anywhere">{upload.name}</span>}>
          {formatBytes(upload.size)}, uploaded by {upload.createdBy}
        </PageHeading>
      </div>
      <UploadProgress initial={jobs} mine={mine.filter((one) => one !== undefined)} />
      {look?.state === "completed" && !told && <Alert tone="negative">{unreadable(look.result)}</Alert>}
      {look?.state === "failed" && <Alert tone="negative">{look.error}</Alert>}
      {(load?.state === "completed" || load?.state === "failed") && (
        <section aria-labelledby="imported">
          <SectionHeading id="imported" title="What came of it" />
          <ImportDone
            imported={readImported(state)}
            problem={unreadable(load.result) ?? load.error}
            uploadId={id}
          />
        </section>
      )}
      {told && (
        <>
          <section aria-labelledby="told">
            <SectionHeading id="told" title="What would become of it" />
            <LookPanel look={told} uploadId={id} />
          </section>
          {told.profile && (told.profile.shop !== null || told.profile.products > 0) && (
            <section aria-labelledby="import">
              <SectionHeading id="import" title="Import it" />
              <ImportForm uploadId={id} isSample={isSample} importable={told.profile.importable} />
            </section>
          )}
          <section aria-labelledby="reading">
            <SectionHeading id="reading" title="How it is read" />
            <ReadingForm key={look?.id} look={told} uploadId={id} />
          </section>
        </>
      )}
    </div>
  );
}

/** Why a job that has ended well says that nothing came of it. */
function unreadable(result: unknown): string | null {
  const { unreadable: file, problem } = (result ?? {}) as { unreadable?: string; problem?: string };
  return file ?? problem ?? null;
}
