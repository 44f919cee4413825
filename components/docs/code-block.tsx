/** Code to read and to copy. It scrolls inside its own frame, by keyboard too. */
export function CodeBlock({ label, code }: { label: string; code: string }) {
  return (
    <pre
      role="region"
      aria-label={label}
      tabIndex={0}
      className="overflow-x-auto rounded-md border border-line bg-tile p-4 font-mono text-xs/5 text-ink"
    >
      <code>{code}</code>
    </pre>
  );
}
