import type { Metadata } from "next";
import { JobTable } from "@/components/admin/job-table";
import { PageHeading } from "@/components/ui/page-heading";
import { cancelJobAction } from "@/lib/jobs/actions";
import { listJobs } from "@/lib/jobs/queries";
import { getAdminViewer } from "../admin-viewer";

export const metadata: Metadata = { title: "Jobs" };

export default async function JobsPage() {
  const viewer = await getAdminViewer("jobs:read");
  const jobs = await listJobs(viewer);
  return (
    <div className="space-y-6">
      <PageHeading title="Jobs">What the worker does and has done, newest first.</PageHeading>
      <JobTable initial={jobs} cancel={cancelJobAction} />
    </div>
  );
}
