import { getWords } from "@/lib/shop/settings/current-language";
import { frameWords } from "@/lib/words/frame";

/** The first stop of the keyboard: past the header, to what the page is about. */
export async function SkipLink() {
  const { say } = await getWords(frameWords);
  return (
    <a
      href="#content"
      className="sr-only focus:not-sr-only focus:fixed focus:top-3 focus:left-3 focus:z-50 focus:rounded-md focus:bg-ink focus:px-4 focus:py-3 focus:text-canvas"
    >
      {say("skip")}
    </a>
  );
}
