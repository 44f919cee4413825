import { notFound, redirect } from "next/navigation";
import { getViewer, type Viewer } from "@/lib/shop/auth/viewer";

/**
 * The admin a page is rendered for. Everybody else never gets this far: a visitor is sent to the sign-in page, a
 * customer sees what any unknown address shows. Every page asks, not only the layout, which Next keeps while the
 * pages below it change; and every query asks again.
 */
export async function getAdminViewer(): Promise<Viewer> {
  const viewer = await getViewer();
  if (!viewer) redirect("/sign-in?callbackUrl=%2Fadmin");
  if (viewer.role !== "admin") notFound();
  return viewer;
}
