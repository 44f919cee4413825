import type { ReactNode } from "react";

/** The one `h1` of a page, with a sentence below it. */
export function PageHeading({ title, children }: { title: ReactNode; children?: ReactNode }) {
  return (
    <header className="max-w-3xl">
      <h1 className="text-3xl font-medium text-balance wrap-anywhere sm:text-4xl">{title}</h1>
      {children && <div className="mt-3 text-muted text-pretty">{children}</div>}
    </header>
  );
}
