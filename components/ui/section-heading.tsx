import { Link } from "@/components/ui/link";
import type { ReactNode } from "react";

/** The heading of a part of a page, with a link to all of it. */
export function SectionHeading({
  id,
  title,
  href,
  linkLabel = "See all",
  children,
}: {
  id?: string;
  title: string;
  href?: string;
  linkLabel?: string;
  /** Controls at the end of the line. */
  children?: ReactNode;
}) {
  return (
    <div className="mb-5 flex min-h-11 items-end justify-between gap-4">
      <h2 id={id} className="text-xl font-medium sm:text-2xl">
        {title}
      </h2>
      {href && (
        <Link href={href} className="py-2 text-sm text-muted underline underline-offset-4 hover:text-ink">
          {linkLabel}
          <span className="sr-only">: {title}</span>
        </Link>
      )}
      {children}
    </div>
  );
}
