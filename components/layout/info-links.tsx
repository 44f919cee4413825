import { getWords } from "@/lib/shop/settings/current-language";
import { TEXT_NAMES } from "@/lib/shop/texts/names";
import { textsWords } from "@/lib/words/texts";
import { FooterLinks } from "./footer-links";

/** Ways to the shop's texts, at the foot of every page. */
export async function InfoLinks() {
  const { say } = await getWords(textsWords);
  return (
    <nav aria-labelledby="footer-about">
      <h2 id="footer-about" className="mb-3 text-sm font-medium">
        {say("about")}
      </h2>
      <FooterLinks links={TEXT_NAMES.map((name) => [`/info/${name}`, say(name)])} />
    </nav>
  );
}
