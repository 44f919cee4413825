import type { ReactNode } from "react";
import { listDepartments } from "@/lib/catalog/departments";
import { Footer } from "./footer";
import { Header } from "./header";
import { SkipLink } from "./skip-link";

/** What is around every page of the shop. */
export async function ShopFrame({ children }: { children: ReactNode }) {
  const departments = await listDepartments();
  return (
    <>
      <SkipLink />
      <Header departments={departments} />
      {/* Focusable, so that the skip link moves the keyboard too and not only the view. */}
      <main id="content" tabIndex={-1} className="grow outline-none">
        {children}
      </main>
      <Footer departments={departments} />
    </>
  );
}
