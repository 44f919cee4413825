import { Link } from "@/components/ui/link";
import { getWords } from "@/lib/shop/settings/current-language";
import { accountWords } from "@/lib/words/account";

const PAGES = [
  { key: "lists", href: "/account/lists" },
  { key: "addresses", href: "/account/addresses" },
  { key: "taste", href: "/account/influences" },
  { key: "security", href: "/account/security" },
] as const;

/** The ways from an account's first page to its others. */
export async function AccountPages() {
  const { say } = await getWords(accountWords);
  return (
    <nav aria-label={say("pages")}>
      <ul>
        {PAGES.map(({ key, href }) => (
          <li key={key}>
            <Link href={href} className="inline-block py-1.5 underline underline-offset-4">
              {say(key)}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}
