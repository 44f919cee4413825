import { Link } from "@/components/ui/link";
import { ButtonLink } from "@/components/ui/button-link";
import { Card } from "@/components/ui/card";
import { EmptyState } from "@/components/ui/empty-state";
import { Alert } from "@/components/ui/alert";
import { Pagination } from "@/components/ui/pagination";
import { Sentence } from "@/components/ui/sentence";
import { type Beliefs, listBeliefs } from "@/lib/recommender/serving/beliefs";
import { listInfluencesOf } from "@/lib/recommender/serving/influence-list";
import { getCurrentShopper } from "@/lib/shop/auth/current-shopper";
import { getWords } from "@/lib/shop/settings/current-language";
import { consentBeforeChoice } from "@/lib/shop/shoppers/consent";
import { tasteWords } from "@/lib/words/taste";
import { BeliefList } from "./belief-list";
import { InfluenceRow } from "./influence-row";
import { PauseForm } from "./pause-form";

const FRAME = "max-w-none! rounded-lg border border-line bg-surface px-5 sm:py-20";
const PATH = "/account/influences";

async function NothingYet({ isPersonal }: { isPersonal: boolean }) {
  const { say } = await getWords(tasteWords);
  if (!isPersonal) {
    return (
      <EmptyState
        title={say("nothing")}
        action={<ButtonLink href="/privacy">{say("choices")}</ButtonLink>}
        className={FRAME}
      >
        <p>{say("nothingText")}</p>
      </EmptyState>
    );
  }
  return (
    <EmptyState
      title={say("empty")}
      action={<ButtonLink href="/">{say("look")}</ButtonLink>}
      className={FRAME}
    >
      <p>{say("emptyText")}</p>
    </EmptyState>
  );
}

async function NotUsed() {
  const { say, split } = await getWords(tasteWords);
  const change = (
    <Link href="/privacy" className="underline underline-offset-4">
      {say("notUsedChange")}
    </Link>
  );
  return (
    <Alert tone="neutral" title={say("notUsed")}>
      <p>
        <Sentence pieces={split("notUsedText")} values={{ change }} />
      </p>
    </Alert>
  );
}

async function Believed({ beliefs, isAllOff }: { beliefs: Beliefs; isAllOff: boolean }) {
  const { say } = await getWords(tasteWords);
  const { categories, brands, attributes } = beliefs;
  const isEmpty = categories.length + brands.length + attributes.length === 0;
  return (
    <section aria-labelledby="beliefs" className="space-y-5">
      <h2 id="beliefs" className="text-xl font-medium">
        {say("beliefs")}
      </h2>
      {isEmpty ? (
        <p className="text-muted">{say(isAllOff ? "allOff" : "noBelief")}</p>
      ) : (
        <Card className="space-y-8">
          <BeliefList id="liked-categories" title={say("categories")} beliefs={categories} />
          <BeliefList id="liked-brands" title={say("brands")} beliefs={brands} />
          <BeliefList id="liked-attributes" title={say("attributes")} beliefs={attributes} />
          <p className="text-sm text-muted">{say("beliefsHint")}</p>
        </Card>
      )}
    </section>
  );
}

/**
 * What the shop believes of the visitor's taste, the past it rests on, and the ways to change both, signed in or not. Not
 * streamed: it has to work without JavaScript.
 */
export async function InfluenceContents({ page }: { page: number }) {
  const [shopper, { say, split }] = [await getCurrentShopper(), await getWords(tasteWords)];
  const before = consentBeforeChoice();
  const personalisation = shopper?.consent ?? before.personalisation;
  const found = shopper && (await listInfluencesOf(shopper.id, page));
  if (!found || found.total === 0) return <NothingYet isPersonal={personalisation} />;
  const beliefs = personalisation ? await listBeliefs(shopper.id) : null;
  const { total, off } = found;
  const products = say("count", { count: total });
  return (
    <>
      {!personalisation && <NotUsed />}
      {beliefs && <Believed beliefs={beliefs} isAllOff={off === total} />}
      <section aria-labelledby="influences" className="space-y-3">
        <h2 id="influences" className="text-xl font-medium">
          {say("restsOn")}
        </h2>
        <p className="text-sm text-muted tabular-nums">
          {off === 0 ? say("allOn", { products }) : say("someOff", { products, off })}
        </p>
        <ul className="divide-y divide-line rounded-lg border border-line bg-surface px-4 sm:px-6">
          {found.influences.map((influence) => (
            <InfluenceRow key={influence.product} influence={influence} />
          ))}
        </ul>
      </section>
      <Pagination page={found.page} pageCount={found.pages} hrefFor={(n) => `${PATH}?page=${n}`} />
      <section aria-labelledby="control" className="space-y-5 border-t border-line pt-8">
        <h2 id="control" className="text-xl font-medium">
          {say("control")}
        </h2>
        <PauseForm personalisation={personalisation} analytics={shopper.analytics} />
        <p className="text-sm text-muted">
          <Sentence
            pieces={split("dataHint")}
            values={{
              data: (
                <Link href="/account#your-data" className="underline underline-offset-4">
                  {say("data")}
                </Link>
              ),
            }}
          />
        </p>
      </section>
    </>
  );
}
