import type { Metadata } from "next";
import Link from "next/link";
import { Announcer } from "@/components/admin/announcer";
import { AdminNav } from "@/components/admin/admin-nav";
import { Container } from "@/components/ui/container";
import { getAdminViewer } from "./admin-viewer";

export const metadata: Metadata = {
  title: { default: "Admin", template: "%s · Admin" },
  robots: { index: false },
};

export default async function AdminLayout({ children }: LayoutProps<"/admin">) {
  const viewer = await getAdminViewer();
  return (
    <>
      <header className="bg-surface">
        <Container>
          <div className="flex items-baseline justify-between gap-4 pt-4 pb-2">
            <p className="text-lg font-medium whitespace-nowrap">Aisle admin</p>
            <p className="flex min-w-0 gap-4 text-sm text-muted">
              <span className="truncate">{viewer.email}</span>
              <Link href="/" className="whitespace-nowrap underline underline-offset-4 hover:text-ink">
                To the shop
              </Link>
            </p>
          </div>
          <AdminNav />
        </Container>
      </header>
      <main id="main">
        <Container className="py-8 sm:py-10">
          <Announcer>{children}</Announcer>
        </Container>
      </main>
    </>
  );
}
