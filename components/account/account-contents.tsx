import { Link } from "@/components/ui/link";
import { ButtonLink } from "@/components/ui/button-link";
import { Card } from "@/components/ui/card";
import { AwayState } from "@/components/ui/away-state";
import { PrivacyChoices } from "@/components/consent/privacy-choices";
import { getCurrentShopper } from "@/lib/shop/auth/current-shopper";
import { readUnlessAway } from "@/lib/shop/auth/outage";
import { isStaff } from "@/lib/shop/auth/scopes";
import { getViewer } from "@/lib/shop/auth/viewer";
import { AccountPages } from "./account-pages";
import { getWords } from "@/lib/shop/settings/current-language";
import { accountWords } from "@/lib/words/account";
import { DetailsForm } from "./details-form";
import { LikedProducts } from "./liked-products";
import { OrderHistory } from "./order-history";
import { SignOutButtons } from "./sign-out-buttons";
import { YourData } from "./your-data";

/** The visitor's account, or the way to one. Not streamed: without JavaScript what comes later would never be shown. */
export async function AccountContents({ before }: { before?: number }) {
  const { say } = await getWords(accountWords);
  const read = await readUnlessAway(() => Promise.all([getViewer(), getCurrentShopper()]));
  if (!read) return <AwayState title={say("away")} href="/account" />;
  const [viewer, shopper] = read;
  const privacy = (
    <Card id="privacy" className="scroll-mt-24 space-y-5">
      <h2 className="text-xl font-medium">{say("privacy")}</h2>
      <PrivacyChoices />
    </Card>
  );
  const data = <YourData shopperId={shopper?.id ?? null} isSignedIn={viewer !== null} />;
  const liked = shopper && <LikedProducts shopperId={shopper.id} />;
  if (!viewer) {
    return (
      <div className="grid items-start gap-8 lg:grid-cols-2">
        <Card className="space-y-5">
          <p>{say("invitation")}</p>
          <div className="flex flex-wrap gap-3">
            <ButtonLink href="/sign-in">{say("signIn")}</ButtonLink>
            <ButtonLink href="/sign-up" variant="secondary">
              {say("signUp")}
            </ButtonLink>
          </div>
          <p>
            <Link href="/orders/find" className="underline underline-offset-4">
              {say("findOrder")}
            </Link>
          </p>
        </Card>
        {privacy}
        {data}
        {liked}
      </div>
    );
  }
  return (
    <div className="grid items-start gap-x-12 gap-y-10 lg:grid-cols-[minmax(0,1fr)_24rem]">
      <div className="space-y-12">
        <OrderHistory userId={viewer.userId} before={before} />
        {liked}
      </div>
      <div className="space-y-6">
        <Card className="space-y-5">
          <h2 className="text-xl font-medium">{say("details")}</h2>
          <p className="text-sm break-words text-muted">{say("signedInAs", { email: viewer.email })}</p>
          <DetailsForm name={viewer.name} />
          <AccountPages />
          {isStaff(viewer.role) && (
            <p>
              <Link href="/admin" className="underline underline-offset-4">
                {say("runShop")}
              </Link>
            </p>
          )}
        </Card>
        {privacy}
        {data}
        <SignOutButtons />
      </div>
    </div>
  );
}
