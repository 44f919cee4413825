import { Link } from "@/components/ui/link";
import { getWords } from "@/lib/shop/settings/current-language";
import { TEXT_NAMES } from "@/lib/shop/texts/names";
import { textsWords } from "@/lib/words/texts";

/** Ways to the shop's texts, at the foot of every page. */
export async function InfoLinks() {
  const { say } = await getWords(textsWords);
  return (
    <nav aria-labelledby="footer-about">
      <h2 id="footer-about" className="mb-3 text-sm font-medium">
        {say("about")}
      </h2>
      <ul>
        {TEXT_NAMES.map((name) => (
          <li key={name}>
            <Link
              href={`/info/${name}`}
              className="inline-block py-1.5 text-sm text-muted hover:text-ink hover:underline"
            >
              {say(name)}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}
