import type { Scheme } from "@/lib/reference/reference";
import { Marked } from "./marked";

/** What a caller can be known by. */
export function SchemeList({ schemes }: { schemes: readonly Scheme[] }) {
  return (
    <dl className="grid gap-x-6 gap-y-3 text-sm sm:grid-cols-[10rem_minmax(0,1fr)]">
      {schemes.map(({ name, description }) => (
        <div key={name} className="contents">
          <dt className="font-mono text-xs/5">{name}</dt>
          <dd className="text-muted text-pretty max-sm:mb-2">
            <Marked>{description}</Marked>
          </dd>
        </div>
      ))}
    </dl>
  );
}
