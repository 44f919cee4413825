import { ChevronLeft, ChevronRight } from "lucide-react";
import { Link } from "@/components/ui/link";
import type { ReactNode } from "react";
import { cx } from "./cx";
import { paginationWords } from "@/lib/words/pagination";
import { type Speaker, speak } from "@/lib/words/words";
import { pageNumbers } from "./page-numbers";

const CELL = "inline-flex h-11 min-w-11 items-center justify-center rounded-md px-3 text-sm tabular-nums";

function Step({
  href,
  label,
  rel,
  children,
}: {
  href: string | null;
  label: string;
  rel: string;
  children: ReactNode;
}) {
  if (!href) return <span className={cx(CELL, "opacity-35")}>{children}</span>;
  return (
    <Link href={href} aria-label={label} rel={rel} className={cx(CELL, "hover:bg-tile")}>
      {children}
    </Link>
  );
}

const ENGLISH = speak(paginationWords, "en-GB");

/** Links to the pages of a long list, counted from 1. Renders nothing when there is only one. `words`: in which language. */
export function Pagination({
  page,
  pageCount,
  hrefFor,
  words: { say } = ENGLISH,
}: {
  page: number;
  pageCount: number;
  hrefFor: (page: number) => string;
  words?: Speaker<typeof paginationWords.en>;
}) {
  if (pageCount <= 1) return null;
  return (
    <nav aria-label={say("pages")} className="flex flex-wrap items-center justify-center gap-1">
      <Step href={page > 1 ? hrefFor(page - 1) : null} label={say("previous")} rel="prev">
        <ChevronLeft className="size-4" aria-hidden="true" />
      </Step>
      {pageNumbers(page, pageCount).map((n, i) =>
        n === null ? (
          <span key={`gap-${i}`} className={cx(CELL, "text-muted")} aria-hidden="true">
            …
          </span>
        ) : (
          <Link
            key={n}
            href={hrefFor(n)}
            aria-label={say("page", { page: String(n) })}
            aria-current={n === page ? "page" : undefined}
            className={cx(CELL, n === page ? "bg-ink text-canvas forced-colors:border" : "hover:bg-tile")}
          >
            {n}
          </Link>
        ),
      )}
      <Step href={page < pageCount ? hrefFor(page + 1) : null} label={say("next")} rel="next">
        <ChevronRight className="size-4" aria-hidden="true" />
      </Step>
    </nav>
  );
}
