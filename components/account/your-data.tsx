import { Link } from "@/components/ui/link";
import { Card } from "@/components/ui/card";
import { buttonStyle } from "@/components/ui/button-style";
import { listRetention, type Retention } from "@/lib/privacy/retention";
import { findLastMerge } from "@/lib/shop/accounts/merges";
import { DeleteDataForm } from "./delete-data-form";
import { sayDays } from "./say-days";
import { UndoMergeForm } from "./undo-merge-form";

const SUMMARY =
  "cursor-pointer rounded-sm py-2 font-medium underline-offset-4 marker:text-muted hover:underline";

function KeptList({ kinds }: { kinds: readonly Retention[] }) {
  const told = kinds.filter((kind) => kind.told !== null);
  return (
    <dl className="mt-3 divide-y divide-line text-sm">
      {told.map(({ name, told, days }) => (
        <div key={name} className="grid grid-cols-[minmax(0,1fr)_auto] gap-x-4 py-2.5">
          <dt className="text-muted">{told}</dt>
          <dd className="text-right">{sayDays(days)}</dd>
        </div>
      ))}
    </dl>
  );
}

/** What the shop knows of whoever is here: to take along, to have deleted, and how long it is kept. Works without JavaScript. */
export async function YourData({ shopperId, isSignedIn }: { shopperId: string | null; isSignedIn: boolean }) {
  const [kinds, merge] = [
    await listRetention(),
    isSignedIn && shopperId !== null ? await findLastMerge(shopperId) : null,
  ];
  const isKnown = shopperId !== null || isSignedIn;
  return (
    <Card id="your-data" className="scroll-mt-24 space-y-5">
      <h2 className="text-xl font-medium">Your data</h2>
      <p className="text-sm text-muted">
        {isKnown
          ? "Everything this shop has stored about you, as one file to read, keep or take elsewhere."
          : "Nothing is stored about this browser."}
      </p>
      {isKnown && (
        <a
          href="/api/shoppers/me/export"
          download="my-data.json"
          className={buttonStyle({ variant: "secondary" })}
        >
          Download my data
        </a>
      )}
      <div className="border-t border-line pt-4">
        <Link
          href="/account/influences"
          className="inline-block py-1 font-medium underline underline-offset-4"
        >
          What your recommendations rest on
        </Link>
        <p className="mt-1 text-sm text-muted">
          Each product of your past that counts, with a switch to leave it out.
        </p>
      </div>
      {merge && <UndoMergeForm merge={merge.id} at={merge.at} things={merge.things} />}
      <div className="space-y-1 border-t border-line pt-4">
        <details>
          <summary className={SUMMARY}>What is kept, and for how long</summary>
          <KeptList kinds={kinds} />
          <p className="mt-3 pb-3 text-sm text-muted">
            Orders themselves are kept as the law on bookkeeping requires. Totals that name nobody, such as
            how often a product was viewed on a day, stay.
          </p>
        </details>
        {isKnown && <DeleteDataForm isSignedIn={isSignedIn} summaryClassName={SUMMARY} />}
      </div>
    </Card>
  );
}
