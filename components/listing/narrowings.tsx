import { X } from "lucide-react";
import { Link } from "@/components/ui/link";
import { getWords } from "@/lib/shop/settings/current-language";
import { listingWords } from "@/lib/words/listing";

/** What narrows a listing now; following one takes it away. */
export async function Narrowings({
  narrowings,
  clearHref,
}: {
  narrowings: { label: string; href: string }[];
  clearHref: string;
}) {
  if (narrowings.length === 0) return null;
  const { say } = await getWords(listingWords);
  return (
    <ul aria-label={say("inUse")} className="mb-6 flex flex-wrap items-center gap-2">
      {narrowings.map(({ label, href }) => (
        <li key={href}>
          <Link
            href={href}
            scroll={false}
            aria-label={say("remove", { label })}
            className="inline-flex h-9 items-center gap-1.5 rounded-full bg-tile px-3.5 text-sm hover:bg-line"
          >
            {label}
            <X className="size-3.5 text-muted" aria-hidden="true" />
          </Link>
        </li>
      ))}
      <li>
        <Link
          href={clearHref}
          scroll={false}
          className="px-2 py-2 text-sm text-muted underline underline-offset-4 hover:text-ink"
        >
          {say("clear")}
        </Link>
      </li>
    </ul>
  );
}
