import { notFound, redirect } from "next/navigation";
import { isStaff, roleHas, type Scope } from "@/lib/shop/auth/scopes";
import { getViewer, type Viewer } from "@/lib/shop/auth/viewer";

/**
 * Whoever of the shop's staff a page is rendered for. Everybody else never gets this far: a visitor is sent to the sign-in
 * page, somebody of the staff who still needs a second factor to where that is set up; a customer, or somebody whose role has not `scope`, sees what any unknown address shows. Every page asks, not
 * only the layout, which Next keeps while the pages below it change; and every query asks again.
 *
 * @param scope what the page needs; without one, any of the staff
 */
export async function getAdminViewer(scope?: Scope): Promise<Viewer> {
  const viewer = await getViewer();
  if (!viewer) redirect("/sign-in?callbackUrl=%2Fadmin");
  if (viewer.lacksFactor) redirect("/account/security");
  if (!isStaff(viewer.role) || (scope && !roleHas(viewer.role, scope))) notFound();
  return viewer;
}
