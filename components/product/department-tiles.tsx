import { Link } from "@/components/ui/link";
import { cx } from "@/components/ui/cx";
import { LinkPending } from "@/components/ui/link-pending";
import { SectionHeading } from "@/components/ui/section-heading";
import type { Department } from "@/lib/shop/catalog/departments";
import { getWords } from "@/lib/shop/settings/current-language";
import { homeWords } from "@/lib/words/home";
import { ProductPicture } from "@/components/picture/product-picture";
import { spreadRows } from "./spread-rows";

const MOST = 12;

// Written out, or the style sheet would not have them.
const SPANS: Record<number, string> = {
  3: "lg:col-span-3",
  4: "lg:col-span-4",
  6: "lg:col-span-6",
  12: "lg:col-span-12",
};

/** The departments, each with the picture of its newest product. */
export async function DepartmentTiles({ departments }: { departments: Department[] }) {
  const { say } = await getWords(homeWords);
  const shown = departments.slice(0, MOST);
  const spans = spreadRows(shown.length);
  return (
    <section aria-labelledby="departments">
      <SectionHeading id="departments" title={say("departments")} />
      <ul className="grid grid-cols-2 gap-4 sm:gap-6 lg:grid-cols-12">
        {shown.map(({ name, path, image, count }, i) => {
          // In two columns an odd one would be left over: the first takes a row for itself.
          const alone = i === 0 && shown.length % 2 === 1;
          return (
            <li key={path} className={cx(alone && "col-span-2", SPANS[spans[i] ?? 0])}>
              <Link
                href={`/category/${path}`}
                className={cx(
                  "group flex h-full overflow-hidden rounded-lg bg-tile sm:flex-row-reverse",
                  alone ? "flex-row-reverse" : "flex-col",
                )}
              >
                <ProductPicture
                  image={image ?? ""}
                  size={320}
                  className={cx("shrink-0 self-start sm:w-2/5 lg:max-w-44", alone ? "w-2/5" : "w-full")}
                />
                <span className="flex min-w-0 grow flex-col justify-between gap-1 p-4 sm:p-5">
                  <span className="text-lg/snug font-medium text-pretty underline-offset-4 group-hover:underline">
                    {name}
                  </span>
                  <span className="text-sm text-muted tabular-nums">{say("products", { count })}</span>
                </span>
                <LinkPending />
              </Link>
            </li>
          );
        })}
      </ul>
    </section>
  );
}
