import { Container } from "@/components/ui/container";
import { isCutOff } from "@/lib/shop/auth/outage";

/** Says what does not work while the database is away; nothing as long as all does. */
export async function OutageNote() {
  if (!(await isCutOff().catch(() => false))) return null;
  return (
    <div role="status" className="bg-tile py-2 text-sm text-muted">
      <Container>
        You can look around as usual. Carts, orders and accounts cannot be reached just now; nothing in them
        is lost.
      </Container>
    </div>
  );
}
