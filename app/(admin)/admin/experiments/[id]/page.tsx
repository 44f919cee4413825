import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { ExperimentReportView } from "@/components/experiments/experiment-report";
import { FlagView } from "@/components/experiments/flag-view";
import { decodePart } from "@/lib/platform/http/decode-part";
import { systemClock } from "@/lib/platform/clock";
import { slugSchema } from "@/lib/recommender/experiments/definition";
import { listExperiments } from "@/lib/recommender/experiments/queries";
import { getExperimentReport, getFlagReport } from "@/lib/recommender/readouts/queries";
import { reportCurrency } from "@/lib/shop/catalog/main-currency";
import { getAdminViewer } from "../../admin-viewer";

type Props = PageProps<"/admin/experiments/[id]">;

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: decodePart((await params).id) };
}

export default async function ExperimentPage({ params }: Props) {
  const viewer = await getAdminViewer("experiments:read");
  const id = slugSchema.safeParse(decodePart((await params).id)).data;
  const found = (await listExperiments(viewer)).find((one) => one.id === id);
  if (!found) notFound();
  const now = systemClock.now();
  const currency = await reportCurrency();
  if (found.kind === "flag") {
    const told = await getFlagReport(found, viewer, now);
    return <FlagView flag={found} told={told} currency={currency} now={now} />;
  }
  const report = await getExperimentReport(found.id, viewer);
  if (!report) notFound();
  return <ExperimentReportView report={report} currency={currency} now={now} />;
}
