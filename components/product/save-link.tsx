import { Link } from "@/components/ui/link";
import { getWords } from "@/lib/shop/settings/current-language";
import { listWords } from "@/lib/words/lists";

/** On a product's page, which is the same for everybody: the way to the visitor's lists. */
export async function SaveLink({ product }: { product: string }) {
  const { say } = await getWords(listWords);
  return (
    <p className="mt-2 text-sm">
      <Link
        href={`/account/lists/save?product=${product}`}
        rel="nofollow"
        className="inline-block py-1.5 text-muted underline underline-offset-4 hover:text-ink"
      >
        {say("save")}
      </Link>
    </p>
  );
}
