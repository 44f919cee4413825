/** What search engines show of a page's description. */
export const DESCRIPTION_LENGTH = 160;

const graphemes = new Intl.Segmenter(undefined, { granularity: "grapheme" });

/**
 * The beginning of a text on one line, for places that have room for so much: a longer one ends after a word, and with an
 * ellipsis.
 *
 * @param most how many UTF-16 units at most, the ellipsis included
 */
export function excerptOf(text: string, most: number): string {
  const line = text.replace(/\s+/g, " ").trim();
  if (line.length <= most) return line;
  let end = 0;
  let wordEnd = 0;
  for (const { segment, index } of graphemes.segment(line.slice(0, 2 * most))) {
    if (index + segment.length > most - 1) break;
    if (segment === " ") wordEnd = index;
    end = index + segment.length;
  }
  // Where no blank is near, as in Chinese, it ends after any letter.
  const cut = !/^[\p{L}\p{N}]/u.test(line.slice(end)) || wordEnd < most / 2 ? end : wordEnd;
  return `${line.slice(0, cut).replace(/[\s,;:–-]+$/u, "")}…`;
}
