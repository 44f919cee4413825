import { CodeBlock } from "./code-block";

export interface Example {
  name: string;
  code: string;
}

/** The same request for several readers: each opens by itself, without JavaScript too. */
export function ExampleTabs({ of, examples }: { of: string; examples: readonly Example[] }) {
  return (
    <div className="divide-y divide-line rounded-lg border border-line bg-surface">
      {examples.map(({ name, code }, i) => (
        <details key={name} name={`example-${of}`} open={i === 0} className="group">
          <summary className="flex min-h-11 cursor-pointer items-center px-4 text-sm font-medium">
            {name}
          </summary>
          <div className="px-4 pb-4">
            <CodeBlock label={`${of}: ${name}`} code={code} />
          </div>
        </details>
      ))}
    </div>
  );
}
