import { Link } from "@/components/ui/link";
import { ButtonLink } from "@/components/ui/button-link";
import { EmptyState } from "@/components/ui/empty-state";
import { Alert } from "@/components/ui/alert";
import { Pagination } from "@/components/ui/pagination";
import { listInfluencesOf } from "@/lib/recommender/serving/influence-list";
import { getCurrentShopper } from "@/lib/shop/auth/current-shopper";
import { consentBeforeChoice } from "@/lib/shop/shoppers/consent";
import { InfluenceRow } from "./influence-row";

const FRAME = "max-w-none! rounded-lg border border-line bg-surface px-5 sm:py-20";
const PATH = "/account/influences";

function NothingYet({ isPersonal }: { isPersonal: boolean }) {
  if (!isPersonal) {
    return (
      <EmptyState
        title="Nothing is remembered"
        action={<ButtonLink href="/privacy">Privacy choices</ButtonLink>}
        className={FRAME}
      >
        <p>
          You have not allowed the shop to remember what you look at, so you see what is popular with
          everybody.
        </p>
      </EmptyState>
    );
  }
  return (
    <EmptyState
      title="Nothing yet"
      action={<ButtonLink href="/">Look around the shop</ButtonLink>}
      className={FRAME}
    >
      <p>
        You see what is popular with everybody. What you look at, like or buy from now on appears here, each
        with a switch of its own.
      </p>
    </EmptyState>
  );
}

function NotUsed() {
  return (
    <Alert tone="neutral" title="Your recommendations are not personal">
      <p>
        You have not allowed the shop to personalise, so nothing below is used, whatever its switch says.{" "}
        <Link href="/privacy" className="underline underline-offset-4">
          Change your privacy choices
        </Link>
      </p>
    </Alert>
  );
}

function sayHowMany(total: number, off: number): string {
  const things = total === 1 ? "1 product" : `${total} products`;
  return off === 0 ? `${things}, all of them switched on` : `${things}, ${off} of them switched off`;
}

/** The visitor's past as far as their lists rest on it, signed in or not. Not streamed: it has to work without JavaScript. */
export async function InfluenceContents({ page }: { page: number }) {
  const shopper = await getCurrentShopper();
  const isPersonal = shopper ? shopper.consent : consentBeforeChoice().personalisation;
  const found = shopper && (await listInfluencesOf(shopper.id, page));
  if (!found || found.total === 0) return <NothingYet isPersonal={isPersonal} />;
  return (
    <>
      {!isPersonal && <NotUsed />}
      <section aria-labelledby="influences" className="space-y-3">
        <h2 id="influences" className="text-sm font-normal text-muted tabular-nums">
          {sayHowMany(found.total, found.off)}
        </h2>
        <ul className="divide-y divide-line rounded-lg border border-line bg-surface px-4 sm:px-6">
          {found.influences.map((influence) => (
            <InfluenceRow key={influence.product} influence={influence} />
          ))}
        </ul>
      </section>
      <Pagination page={found.page} pageCount={found.pages} hrefFor={(n) => `${PATH}?page=${n}`} />
      <p className="text-sm text-muted">
        Everything that is stored about you can be downloaded or deleted under{" "}
        <Link href="/account#your-data" className="underline underline-offset-4">
          Your data
        </Link>
        .
      </p>
    </>
  );
}
