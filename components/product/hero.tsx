import { Link } from "@/components/ui/link";
import { LinkPending } from "@/components/ui/link-pending";
import { ProductPicture } from "@/components/picture/product-picture";
import { cx } from "@/components/ui/cx";
import type { Department } from "@/lib/shop/catalog/departments";

const PICTURES = 3;

/** One way into each of the first departments: its first part that has a picture, else the department itself. */
function waysIn(departments: readonly Department[]): Department[] {
  return departments
    .map((department) => department.children.find(({ image }) => image !== null) ?? department)
    .filter(({ image }) => image !== null)
    .slice(0, PICTURES);
}

/** What the shop is, in its own words, and pictures of what it has: the head of the front page. */
export function Hero({
  headline,
  lang,
  text,
  departments,
}: {
  headline: string;
  /** The language of `headline`, where it is not that of the page. */
  lang: string | undefined;
  text: string;
  departments: readonly Department[];
}) {
  const pictures = waysIn(departments);
  const isWhole = pictures.length === PICTURES;
  return (
    <div
      className={cx(
        "grid gap-x-16 gap-y-8",
        isWhole ? "items-center lg:grid-cols-2" : "lg:grid-cols-[3fr_2fr]",
      )}
    >
      <div className="space-y-5">
        <h1 lang={lang} className="text-4xl font-medium text-balance sm:text-5xl">
          {headline}
        </h1>
        <p className="max-w-md text-lg text-pretty text-muted">{text}</p>
      </div>
      {isWhole && (
        <ul className="grid grid-cols-3 gap-3 sm:gap-5">
          {pictures.map(({ name, path, image }, i) => (
            // The one in the middle stands lower: three things on a shelf, and not a table.
            <li key={path} className={cx(i === 1 && "lg:translate-y-6")}>
              <Link href={`/category/${path}`} className="group block">
                <ProductPicture image={image ?? ""} eager className="rounded-lg" />
                <span className="mt-2 block truncate text-sm text-muted underline-offset-2 group-hover:text-ink group-hover:underline">
                  {name}
                </span>
                <LinkPending />
              </Link>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
