import { Link } from "@/components/ui/link";
import { Card } from "@/components/ui/card";
import { buttonStyle } from "@/components/ui/button-style";
import { listRetention, type Retention } from "@/lib/privacy/retention";
import { findLastMerge } from "@/lib/shop/accounts/merges";
import { getWords } from "@/lib/shop/settings/current-language";
import { keptWords } from "@/lib/words/kept";
import { yourDataWords } from "@/lib/words/your-data";
import { DeleteDataForm } from "./delete-data-form";
import { KeptTime } from "./kept-time";
import { UndoMergeForm } from "./undo-merge-form";

const SUMMARY =
  "cursor-pointer rounded-sm py-2 font-medium underline-offset-4 marker:text-muted hover:underline";

async function KeptList({ kinds }: { kinds: readonly Retention[] }) {
  const { say } = await getWords(keptWords);
  const told = kinds.filter((kind) => kind.told !== null);
  return (
    <dl className="mt-3 divide-y divide-line text-sm">
      {told.map(({ name, told, days }) => (
        <div key={name} className="grid grid-cols-[minmax(0,1fr)_auto] gap-x-4 py-2.5">
          <dt className="text-muted">{isKind(name) ? say(name) : told}</dt>
          <dd className="text-right">
            <KeptTime days={days} />
          </dd>
        </div>
      ))}
    </dl>
  );
}

const isKind = (name: string): name is keyof typeof keptWords.en => Object.hasOwn(keptWords.en, name);

/** What the shop knows of whoever is here: to take along, to have deleted, and how long it is kept. Works without JavaScript. */
export async function YourData({ shopperId, isSignedIn }: { shopperId: string | null; isSignedIn: boolean }) {
  const [kinds, merge, { say }] = [
    await listRetention(),
    isSignedIn && shopperId !== null ? await findLastMerge(shopperId) : null,
    await getWords(yourDataWords),
  ];
  const isKnown = shopperId !== null || isSignedIn;
  return (
    <Card id="your-data" className="scroll-mt-24 space-y-5">
      <h2 className="text-xl font-medium">{say("title")}</h2>
      <p className="text-sm text-muted">{say(isKnown ? "everything" : "nothing")}</p>
      {isKnown && (
        <a
          href="/api/shoppers/me/export"
          download="my-data.json"
          className={buttonStyle({ variant: "secondary" })}
        >
          {say("download")}
        </a>
      )}
      <div className="border-t border-line pt-4">
        <Link
          href="/account/influences"
          className="inline-block py-1 font-medium underline underline-offset-4"
        >
          {say("taste")}
        </Link>
        <p className="mt-1 text-sm text-muted">{say("tasteHint")}</p>
      </div>
      {merge && <UndoMergeForm merge={merge.id} at={merge.at} things={merge.things} />}
      <div className="space-y-1 border-t border-line pt-4">
        <details>
          <summary className={SUMMARY}>{say("kept")}</summary>
          <KeptList kinds={kinds} />
          <p className="mt-3 pb-3 text-sm text-muted">{say("keptHint")}</p>
        </details>
        {isKnown && <DeleteDataForm isSignedIn={isSignedIn} summaryClassName={SUMMARY} />}
      </div>
    </Card>
  );
}
