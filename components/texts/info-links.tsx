import { Link } from "@/components/ui/link";
import { Container } from "@/components/ui/container";
import { TEXT_LABELS, TEXT_NAMES } from "@/lib/shop/texts/names";

/** Ways to the shop's texts, at the foot of every page. */
export function InfoLinks() {
  return (
    <Container className="mt-20 -mb-10 sm:mt-28 sm:-mb-16">
      <nav aria-label="About this shop">
        <ul className="flex flex-wrap gap-x-6 gap-y-1">
          {TEXT_NAMES.map((name) => (
            <li key={name}>
              <Link
                href={`/info/${name}`}
                className="inline-block py-1.5 text-sm text-muted hover:text-ink hover:underline"
              >
                {TEXT_LABELS[name]}
              </Link>
            </li>
          ))}
        </ul>
      </nav>
    </Container>
  );
}
