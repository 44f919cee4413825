import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { ChangePasswordForm } from "@/components/account/change-password-form";
import { SecondFactor } from "@/components/account/second-factor";
import { SessionList } from "@/components/account/session-list";
import { Alert } from "@/components/ui/alert";
import { Breadcrumbs } from "@/components/ui/breadcrumbs";
import { Card } from "@/components/ui/card";
import { Container } from "@/components/ui/container";
import { PageHeading } from "@/components/ui/page-heading";
import { listSessions } from "@/lib/shop/accounts/sessions";
import { getViewer, readClaims } from "@/lib/shop/auth/viewer";

const TITLE = "Password and sign-in";

export const metadata: Metadata = { title: TITLE, robots: { index: false } };

export default async function SecurityPage() {
  const viewer = await getViewer();
  if (!viewer) redirect("/sign-in?callbackUrl=%2Faccount%2Fsecurity");
  const [claims, sessions] = [await readClaims(), await listSessions(viewer.userId)];
  return (
    <Container className="py-8 sm:py-12">
      <div className="mx-auto max-w-3xl space-y-8">
        <Breadcrumbs crumbs={[{ label: "Account", href: "/account" }, { label: TITLE }]} />
        <PageHeading title={TITLE} />
        {viewer.lacksFactor && (
          <Alert tone="warning" title="The admin asks for a second factor">
            Whoever works here signs in with one. Set it up below, and the admin opens.
          </Alert>
        )}
        <Card className="space-y-4">
          <h2 className="text-xl font-medium">Second factor</h2>
          <SecondFactor viewer={viewer} />
        </Card>
        <Card className="space-y-4">
          <h2 className="text-xl font-medium">Password</h2>
          <ChangePasswordForm />
        </Card>
        <Card className="space-y-4">
          <h2 className="text-xl font-medium">Where you are signed in</h2>
          <SessionList sessions={sessions} current={claims?.sessionId ?? ""} />
        </Card>
      </div>
    </Container>
  );
}
