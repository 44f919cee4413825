import { Link } from "@/components/ui/link";
import { ButtonLink } from "@/components/ui/button-link";
import { EmptyState } from "@/components/ui/empty-state";
import type { NearMisses } from "@/lib/shop/catalog/near-misses";
import { PopularRail } from "./popular-rail";

/** A search that found nothing: what is written alike, where to look, and what is popular, each called so. */
export function NothingFound({
  query,
  near,
  note,
}: {
  query: string;
  near: NearMisses;
  note: string | null;
}) {
  return (
    <>
      <EmptyState
        title={`Nothing found for “${query}”`}
        level={1}
        className="break-words"
        action={near.categories.map(({ name, path }) => (
          <ButtonLink key={path} href={`/category/${path}`} variant="secondary">
            {name}
          </ButtonLink>
        ))}
      >
        {note && <p>{note}</p>}
        {near.words.length > 0 && (
          <p>
            Did you mean{" "}
            {near.words.map((word, i) => (
              <span key={word}>
                {i > 0 && (i === near.words.length - 1 ? " or " : ", ")}
                <Link
                  className="text-ink underline underline-offset-4"
                  href={`/search?${new URLSearchParams({ q: word })}`}
                >
                  {word}
                </Link>
              </span>
            ))}
            ?
          </p>
        )}
        <p>
          Try fewer or more general words, or look in one of these categories. Below is what is popular now.
        </p>
      </EmptyState>
      <PopularRail />
    </>
  );
}
