import { Container } from "@/components/ui/container";

/** What does not work while the database is away. */
export function OutageWords() {
  return (
    <div role="status" className="bg-tile py-2 text-sm text-muted">
      <Container>
        You can look around as usual. Carts, orders and accounts cannot be reached just now; nothing in them
        is lost.
      </Container>
    </div>
  );
}
