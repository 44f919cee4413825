import { Fragment } from "react";
import { Link } from "@/components/ui/link";
import { ButtonLink } from "@/components/ui/button-link";
import { EmptyState } from "@/components/ui/empty-state";
import type { NearMisses } from "@/lib/shop/catalog/near-misses";
import { getLanguage, getWords } from "@/lib/shop/settings/current-language";
import { searchWords } from "@/lib/words/search";
import { PopularRail } from "./popular-rail";

function toLink({ type, value }: { type: string; value: string }, i: number) {
  if (type === "literal") return <Fragment key={i}>{value}</Fragment>;
  return (
    <Link
      key={i}
      className="text-ink underline underline-offset-4"
      href={`/search?${new URLSearchParams({ q: value })}`}
    >
      {value}
    </Link>
  );
}

/** A search that found nothing: what is written alike, where to look, and what is popular, each called so. */
export async function NothingFound({
  query,
  near,
  isByName,
}: {
  query: string;
  near: NearMisses;
  /** Whether names alone were looked through. */
  isByName: boolean;
}) {
  const [{ say, split }, language] = await Promise.all([getWords(searchWords), getLanguage()]);
  const either = new Intl.ListFormat(language, { type: "disjunction" }).formatToParts(near.words);
  return (
    <>
      <EmptyState
        title={say("nothing", { query })}
        level={1}
        className="break-words"
        action={near.categories.map(({ name, path }) => (
          <ButtonLink key={path} href={`/category/${path}`} variant="secondary">
            {name}
          </ButtonLink>
        ))}
      >
        {isByName && <p>{say("namesAlone")}</p>}
        {near.words.length > 0 && (
          <p>
            {split("didYouMean").map((piece, i) =>
              "text" in piece ? <Fragment key={i}>{piece.text}</Fragment> : either.map(toLink),
            )}
          </p>
        )}
        <p>{say("tryFewer")}</p>
      </EmptyState>
      <PopularRail />
    </>
  );
}
