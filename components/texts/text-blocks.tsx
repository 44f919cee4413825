import { readBlocks } from "@/lib/shop/texts/read-blocks";

/** A text of the shop with its headings and lists. */
export function TextBlocks({ body }: { body: string }) {
  return (
    <div className="max-w-prose space-y-4 break-words">
      {readBlocks(body).map((block, i) =>
        block.kind === "heading" ? (
          <h2 key={i} className="pt-4 text-xl font-medium">
            {block.text}
          </h2>
        ) : block.kind === "list" ? (
          <ul key={i} className="list-disc space-y-1.5 pl-5">
            {block.items.map((item) => (
              <li key={item}>{item}</li>
            ))}
          </ul>
        ) : (
          <p key={i} className="whitespace-pre-line">
            {block.text}
          </p>
        ),
      )}
    </div>
  );
}
