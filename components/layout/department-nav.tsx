import { Link } from "@/components/ui/link";
import { LinkPending } from "@/components/ui/link-pending";
import { getCatalogLang, getWords } from "@/lib/shop/settings/current-language";
import { frameWords } from "@/lib/words/frame";
import type { Department } from "@/lib/shop/catalog/departments";

/** As many as fit beside each other on a laptop; the menu and the footer have the rest. */
const SHOWN = 9;

/** The departments as a line of links, where there is room for one. */
export async function DepartmentNav({ departments }: { departments: Department[] }) {
  const [{ say }, lang] = await Promise.all([getWords(frameWords), getCatalogLang()]);
  return (
    <nav aria-label={say("departmentsNav")} className="hidden lg:block">
      <ul lang={lang} className="-mx-3 flex overflow-hidden">
        {departments.slice(0, SHOWN).map((department) => (
          <li key={department.path} className="shrink-0">
            <Link
              href={`/category/${department.path}`}
              className="inline-flex h-11 items-center px-3 text-sm text-muted -outline-offset-2 transition-colors hover:text-ink"
            >
              {department.name}
              <LinkPending />
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}
