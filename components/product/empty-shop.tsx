import { Container } from "@/components/ui/container";
import { Link } from "@/components/ui/link";
import { EmptyState } from "@/components/ui/empty-state";

function Command({ children }: { children: string }) {
  return (
    <code className="block overflow-x-auto rounded-md bg-tile px-4 py-3 text-left font-mono text-sm whitespace-nowrap text-ink">
      {children}
    </code>
  );
}

/** The front page of a shop that has no products yet: what its owner does next. */
export function EmptyShop() {
  return (
    <Container>
      <EmptyState title="Nothing on the shelves yet" level={1}>
        <p>This shop has no products. Bring in a catalog of your own:</p>
        <div className="mt-4 space-y-3">
          <Command>npm run aisle -- import catalog products.csv</Command>
          <p>
            or{" "}
            <Link href="/admin/import" className="underline underline-offset-4">
              upload it as its merchant
            </Link>
            , or let the next start fill the empty shop with the sample:
          </p>
          <Command>npm start</Command>
        </div>
      </EmptyState>
    </Container>
  );
}
