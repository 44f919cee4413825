import type { Metadata } from "next";
import { Link } from "@/components/ui/link";
import { Announcer } from "@/components/admin/announcer";
import { AdminNav } from "@/components/admin/admin-nav";
import { RoleProvider } from "@/components/admin/may";
import { Container } from "@/components/ui/container";
import { LocaleProvider } from "@/components/ui/locale";
import { getSettings } from "@/lib/shop/settings/live-settings";
import { getAdminViewer } from "./admin-viewer";

export const metadata: Metadata = {
  title: { default: "Admin", template: "%s · Admin" },
  robots: { index: false },
};

export default async function AdminLayout({ children }: LayoutProps<"/admin">) {
  const [viewer, { name }] = await Promise.all([getAdminViewer(), getSettings()]);
  return (
    // The admin is in English, whatever the shop speaks.
    <div lang="en" className="contents">
      <LocaleProvider locale="en-GB">
        <header className="border-b border-line bg-surface">
          <Container>
            <div className="flex min-h-14 items-center justify-between gap-4">
              <p className="text-lg font-medium whitespace-nowrap">
                <span className="max-sm:sr-only">{name} </span>Admin
              </p>
              <p className="flex min-w-0 gap-4 text-sm text-muted">
                <span className="truncate">
                  {viewer.email}
                  <span className="sr-only">, {viewer.role}</span>
                </span>
                <Link href="/" className="whitespace-nowrap underline underline-offset-4 hover:text-ink">
                  To the shop
                </Link>
              </p>
            </div>
          </Container>
        </header>
        <Container className="gap-8 py-4 lg:grid lg:grid-cols-[11rem_minmax(0,1fr)] lg:py-8">
          <AdminNav role={viewer.role} />
          {/* Room at the end, so that no announcement lies over the last button. */}
          <main id="main" className="min-w-0 pt-6 pb-48 lg:pt-0 lg:pb-24">
            <RoleProvider role={viewer.role}>
              <Announcer>{children}</Announcer>
            </RoleProvider>
          </main>
        </Container>
      </LocaleProvider>
    </div>
  );
}
