/** A sentence in which code stands between backticks. */
export function Marked({ children }: { children: string }) {
  return children.split("`").map((part, i) =>
    i % 2 === 0 ? (
      part
    ) : (
      <code key={i} className="font-mono text-[0.92em] break-words">
        {part}
      </code>
    ),
  );
}
