import { Link } from "@/components/ui/link";
import { QUICK_STARTS } from "@/lib/reference/quick-starts";
import { cx } from "@/components/ui/cx";

export interface DocsGroup {
  slug: string;
  name: string;
}

function Links({ title, links, current }: { title: string; links: DocsGroup[]; current: string }) {
  const id = `docs-${title.replaceAll(" ", "-")}`;
  return (
    <>
      <h2 id={id} className="mt-5 mb-1 text-sm font-medium first:mt-0">
        {title}
      </h2>
      <ul aria-labelledby={id}>
        {links.map(({ slug, name }) => (
          <li key={slug}>
            <Link
              href={slug === "" ? "/docs" : `/docs/${slug}`}
              aria-current={slug === current ? "page" : undefined}
              className={cx(
                "inline-flex min-h-11 items-center text-sm lg:min-h-9",
                slug === current
                  ? "font-medium text-ink underline underline-offset-4"
                  : "text-muted hover:text-ink",
              )}
            >
              {name}
            </Link>
          </li>
        ))}
      </ul>
    </>
  );
}

/** Where one is in the documentation, and what else there is. */
export function DocsNav({ groups, current }: { groups: DocsGroup[]; current: string }) {
  return (
    <nav
      aria-label="Documentation"
      className="lg:sticky lg:top-24 lg:max-h-[calc(100vh-8rem)] lg:overflow-y-auto"
    >
      <Links
        title="Quick starts"
        current={current}
        links={[
          { slug: "", name: "Overview" },
          ...QUICK_STARTS.map(({ slug, title }) => ({ slug, name: title })),
        ]}
      />
      <Links title="Every call" current={current} links={groups} />
    </nav>
  );
}
