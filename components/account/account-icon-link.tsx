"use client";

import { User } from "lucide-react";
import { Link } from "@/components/ui/link";
import { useWords } from "@/components/ui/locale";
import { visitorWords } from "@/lib/words/visitor";

/** The header's way to the account. `name` is whose it is; null for a visitor nobody knows, or not yet. */
export function AccountIconLink({ name }: { name: string | null }) {
  const { say } = useWords(visitorWords);
  return (
    <Link
      href="/account"
      aria-label={name === null ? say("account") : say("accountOf", { name })}
      className="icon-button relative"
    >
      <User className="size-5" aria-hidden="true" />
      {name !== null && (
        <span aria-hidden="true" className="absolute right-2.5 bottom-2.5 size-2 rounded-full bg-accent" />
      )}
    </Link>
  );
}
