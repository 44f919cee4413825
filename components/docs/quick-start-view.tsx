import { Link } from "@/components/ui/link";
import type { QuickStart, Step } from "@/lib/reference/quick-starts";
import { CodeBlock } from "./code-block";

export interface CallLink {
  label: string;
  href: string;
}

function StepView({
  step: { title, text, snippets },
  number,
  calls,
  fill,
}: {
  step: Step;
  number: number;
  calls: CallLink[];
  fill(code: string): string;
}) {
  return (
    <li className="space-y-3">
      <h2 className="text-xl font-medium">
        {number}. {title}
      </h2>
      <p className="max-w-3xl text-pretty">{fill(text)}</p>
      {calls.length > 0 && (
        <ul className="flex flex-wrap gap-x-5 gap-y-1 text-sm">
          {calls.map(({ label, href }) => (
            <li key={label}>
              <Link
                href={href}
                className="inline-flex min-h-11 items-center font-mono text-xs underline underline-offset-4"
              >
                {label}
              </Link>
            </li>
          ))}
        </ul>
      )}
      {snippets.map((snippet) => (
        <div key={snippet.title} className="space-y-2">
          <p className="text-sm text-muted">{snippet.title}</p>
          <CodeBlock label={`${title}: ${snippet.title}`} code={fill(snippet.code)} />
        </div>
      ))}
    </li>
  );
}

/**
 * The way from nothing to recommendations, step by step.
 *
 * @param callsOf the calls a step is about, as far as this shop has them
 */
export function QuickStartView({
  start,
  callsOf,
  fill,
}: {
  start: QuickStart;
  callsOf(step: Step): CallLink[];
  fill(code: string): string;
}) {
  return (
    <ol className="space-y-10">
      {start.steps.map((step, i) => (
        <StepView key={step.title} step={step} number={i + 1} calls={callsOf(step)} fill={fill} />
      ))}
    </ol>
  );
}
