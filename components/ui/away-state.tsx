import { ButtonLink } from "./button-link";
import { EmptyState } from "./empty-state";

/** In place of what cannot be shown while the database is away. `href` leads to the same page. */
export function AwayState({ title, href }: { title: string; href: string }) {
  return (
    <div role="alert">
      <EmptyState
        title={title}
        action={
          <>
            <ButtonLink href={href}>Try again</ButtonLink>
            <ButtonLink href="/" variant="secondary">
              Front page
            </ButtonLink>
          </>
        }
      >
        <p>The shop&rsquo;s database cannot be reached. Nothing is lost, and in a moment it works again.</p>
      </EmptyState>
    </div>
  );
}
