import { chooseLanguageAction } from "@/lib/shop/settings/actions";
import { getWords } from "@/lib/shop/settings/current-language";
import { frameWords } from "@/lib/words/frame";
import { languageName } from "@/lib/shop/settings/language-names";

/** The shop's languages, each called as it calls itself; nothing where there is but one. */
export async function LanguageMenu({ languages, chosen }: { languages: readonly string[]; chosen: string }) {
  if (languages.length < 2) return null;
  const { say } = await getWords(frameWords);
  return (
    <nav aria-labelledby="footer-language" className="col-span-full">
      <form action={chooseLanguageAction} className="flex flex-wrap items-center gap-x-5 gap-y-1 text-sm">
        <h2 id="footer-language" className="font-medium">
          {say("language")}
        </h2>
        {languages.map((language) => (
          <button
            key={language}
            type="submit"
            name="language"
            value={language}
            lang={language}
            aria-current={language === chosen ? "true" : undefined}
            className="min-h-11 cursor-pointer text-muted underline-offset-4 hover:text-ink hover:underline aria-[current]:text-ink aria-[current]:underline"
          >
            {languageName(language, languages)}
          </button>
        ))}
      </form>
    </nav>
  );
}
