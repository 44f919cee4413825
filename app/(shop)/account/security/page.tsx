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
import { getWords } from "@/lib/shop/settings/current-language";
import { securityWords } from "@/lib/words/security";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getWords(securityWords)).say("title"), robots: { index: false } };
}

export default async function SecurityPage() {
  const viewer = await getViewer();
  if (!viewer) redirect("/sign-in?callbackUrl=%2Faccount%2Fsecurity");
  const { say } = await getWords(securityWords);
  const [claims, sessions] = [await readClaims(), await listSessions(viewer.userId)];
  return (
    <Container className="py-8 sm:py-12">
      <div className="mx-auto max-w-3xl space-y-8">
        <Breadcrumbs crumbs={[{ label: say("account"), href: "/account" }, { label: say("title") }]} />
        <PageHeading title={say("title")} />
        {viewer.lacksFactor && (
          <Alert tone="warning" title={say("lacks")}>
            {say("lacksText")}
          </Alert>
        )}
        <Card className="space-y-4">
          <h2 className="text-xl font-medium">{say("factor")}</h2>
          <SecondFactor viewer={viewer} />
        </Card>
        <Card className="space-y-4">
          <h2 className="text-xl font-medium">{say("password")}</h2>
          <ChangePasswordForm email={viewer.email} />
        </Card>
        <Card className="space-y-4">
          <h2 className="text-xl font-medium">{say("sessions")}</h2>
          <SessionList sessions={sessions} current={claims?.sessionId ?? ""} />
        </Card>
      </div>
    </Container>
  );
}
