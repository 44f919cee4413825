/** A piece of a text as it is shown. */
export type TextBlock =
  { kind: "heading"; text: string } | { kind: "list"; items: string[] } | { kind: "paragraph"; text: string };

const HEADING = /^#+\s+/;
const ITEM = /^[-*]\s+/;

/**
 * A text as it was written: paragraphs with an empty line between them, headings that begin with `#`, and lists whose lines
 * begin with `-`. Everything else is text, whatever it looks like.
 */
export function readBlocks(body: string): TextBlock[] {
  return body
    .replace(/\r\n?/g, "\n")
    .split(/\n\s*\n/)
    .map((block) => block.trim())
    .filter((block) => block !== "")
    .flatMap((block): TextBlock[] => {
      const lines = block.split("\n").map((line) => line.trim());
      if (lines.every((line) => ITEM.test(line)))
        return [{ kind: "list", items: lines.map((line) => line.replace(ITEM, "")) }];
      const [first = "", ...rest] = lines;
      if (!HEADING.test(first)) return [{ kind: "paragraph", text: lines.join("\n") }];
      const heading: TextBlock = { kind: "heading", text: first.replace(HEADING, "") };
      return rest.length > 0 ? [heading, ...readBlocks(rest.join("\n"))] : [heading];
    });
}
