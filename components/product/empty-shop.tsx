import { Container } from "@/components/ui/container";
import { Link } from "@/components/ui/link";
import { EmptyState } from "@/components/ui/empty-state";
import { getWords } from "@/lib/shop/settings/current-language";
import { homeWords } from "@/lib/words/home";

function Command({ children }: { children: string }) {
  return (
    <code className="block overflow-x-auto rounded-md bg-tile px-4 py-3 text-left font-mono text-sm whitespace-nowrap text-ink">
      {children}
    </code>
  );
}

/** The front page of a shop that has no products yet: what its owner does next. */
export async function EmptyShop() {
  const { say, split } = await getWords(homeWords);
  return (
    <Container>
      <EmptyState title={say("empty")} level={1}>
        <p>{say("emptyAbout")}</p>
        <div className="mt-4 space-y-3">
          <Command>npm run aisle -- import catalog products.csv</Command>
          <p>
            {split("emptyOr").map((piece) =>
              "text" in piece ? (
                piece.text
              ) : (
                <Link key={piece.name} href="/admin/import" className="underline underline-offset-4">
                  {say("emptyUpload")}
                </Link>
              ),
            )}
          </p>
          <Command>npm start</Command>
        </div>
      </EmptyState>
    </Container>
  );
}
