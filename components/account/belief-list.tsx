import { Link } from "@/components/ui/link";
import type { Belief } from "@/lib/recommender/serving/beliefs";
import { getLanguage, getWords } from "@/lib/shop/settings/current-language";
import { tasteWords } from "@/lib/words/taste";

/** Things of one kind the shop believes somebody likes, each with what it rests on. */
export async function BeliefList({
  id,
  title,
  beliefs,
}: {
  id: string;
  title: string;
  beliefs: readonly Belief[];
}) {
  const [{ say }, language] = [await getWords(tasteWords), await getLanguage()];
  const percent = new Intl.NumberFormat(language, { style: "percent", maximumFractionDigits: 0 });
  const list = new Intl.ListFormat(language, { type: "unit" });
  if (beliefs.length === 0) return null;
  return (
    <section aria-labelledby={id} className="space-y-3">
      <h3 id={id} className="font-medium">
        {title}
      </h3>
      <ul className="space-y-4">
        {beliefs.map(({ name, path, share, products, more }) => {
          const named = list.format(products.map((product) => product.name));
          return (
            <li key={path ?? name}>
              <p className="flex justify-between gap-4">
                <span className="min-w-0 break-words">
                  {path === null ? (
                    name
                  ) : (
                    <Link href={`/category/${path}`} className="underline underline-offset-4">
                      {name}
                    </Link>
                  )}
                </span>
                <span className="text-muted tabular-nums">
                  <span aria-hidden="true">{percent.format(share)}</span>
                  <span className="sr-only">{say("strength", { percent: percent.format(share) })}</span>
                </span>
              </p>
              <div aria-hidden="true" className="mt-1 h-1.5 overflow-hidden rounded-full bg-tile">
                <div className="h-full rounded-full bg-accent" style={{ width: `${share * 100}%` }} />
              </div>
              <p className="mt-1 text-sm text-muted">
                {more > 0
                  ? say("becauseMore", { products: named, count: more })
                  : say("because", { products: named })}
              </p>
            </li>
          );
        })}
      </ul>
    </section>
  );
}
