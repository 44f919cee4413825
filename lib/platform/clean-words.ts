import { decodeHTML } from "entities";
import sanitizeHtml from "sanitize-html";

const TAG = /<[a-z/!][^<]*>/i;
const ENTITY = /&(?:[a-z]\w*|#\d+|#x[\da-f]+);/i;

/** What files write where they have nothing to say. */
const NOTHING = /^(?:n\/?a|#n\/a|#value!|#ref!|null|nil|none|nan|undefined|\(not set\)|[-–—]+)$/i;
/** Of these a name or a brand may consist. */
const A_WORD = /^(?:none|nil|[-–—]+)$/i;

/** Whether a cell that is no text says nothing: empty, `N/A`, `NULL`, `-`. */
export function saysNothing(text: string): boolean {
  return text === "" || NOTHING.test(text);
}

/** The same for a cell that may hold any words. */
export function isNoText(text: string): boolean {
  return saysNothing(text) && !A_WORD.test(text);
}

/** Names as one line of plain text: `<b>Salt</b> &amp; Pepper` → `Salt & Pepper`. Both spellings of an accent are one. */
export function cleanLine(text: string): string {
  const decoded = ENTITY.test(text) ? decodeHTML(text) : text;
  const plain = TAG.test(decoded)
    ? decodeHTML(sanitizeHtml(decoded, { allowedTags: [], allowedAttributes: {} }))
    : decoded;
  return plain
    .normalize("NFC")
    .replace(/[\p{Cc}\p{Z}]+/gu, " ")
    .trim();
}

/** A code as it is compared: both spellings of an accent are one, and marks nobody sees are none. */
export function cleanCode(text: string): string {
  return text
    .normalize("NFC")
    .replace(/[\u200b\u2060\ufeff]/g, "")
    .trim();
}

/** Text cut to at most `longest` characters, behind a word where there is one. */
export function cutText(text: string, longest: number): string {
  if (text.length <= longest) return text;
  const head = text.slice(0, longest - 1);
  const word = head.replace(/\s+\S*$/, "");
  return `${(word.length > longest / 2 ? word : head).replace(/[\ud800-\udbff]$/, "")}…`;
}

const BLOCKS = ["p", "ul", "ol", "li", "h3", "blockquote", "table", "thead", "tbody", "tr", "th", "td"];
const HTML: sanitizeHtml.IOptions = {
  allowedTags: [...BLOCKS, "br", "strong", "em", "sub", "sup"],
  allowedAttributes: {},
  nonTextTags: ["script", "style", "textarea", "option", "noscript", "title", "template", "svg", "math"],
  transformTags: {
    b: "strong",
    i: "em",
    div: "p",
    section: "p",
    article: "p",
    h1: "h3",
    h2: "h3",
    h4: "h3",
    h5: "h3",
    h6: "h3",
  },
};

function sanitize(markup: string): string {
  return sanitizeHtml(markup, HTML)
    .replace(/\u00a0/g, " ")
    .replace(/(?:<p>\s*)+(<(?:p|ul|ol|h3|table|blockquote)>)/g, "$1")
    .replace(/(<\/(?:p|ul|ol|h3|table|blockquote)>)(?:\s*<\/p>)+/g, "$1")
    .replace(/<(p|li|h3|strong|em)>(?:\s|<br \/>)*<\/\1>/g, "")
    .trim();
}

/** Safe markup as plain text: a line for each paragraph, a dot before each item of a list. */
function toPlainText(html: string): string {
  const lines = html
    .replace(/\s*\n\s*/g, " ")
    .replace(/<li>\s*/g, "\n• ")
    .replace(/<br \/>/g, "\n")
    .replace(/<\/(?:p|h3|ul|ol|table|blockquote)>/g, "\n\n")
    .replace(/<\/tr>/g, "\n")
    .replace(/<\/t[dh]>\s*/g, " ")
    .replace(/<[^>]+>/g, "");
  return tidyLines(decodeHTML(lines));
}

function tidyLines(text: string): string {
  return text
    .normalize("NFC")
    .replace(/\r\n?/g, "\n")
    .replace(/[^\S\n]+/g, " ")
    .replace(/ ?\n ?/g, "\n")
    .replace(/\n{3,}/g, "\n\n")
    .trim();
}

export interface Description {
  text: string;
  /** Safe; empty when the text says all. */
  html: string;
}

/**
 * A description as a shop may show it: of markup only paragraphs, lists, tables, headings and emphasis stay, nothing that
 * could run, and its text beside it.
 */
export function cleanDescription(given: string): Description {
  const decoded = !TAG.test(given) && ENTITY.test(given) ? decodeHTML(given) : given;
  if (!TAG.test(decoded)) return { text: tidyLines(decoded), html: "" };
  const html = sanitize(decoded);
  const text = toPlainText(html);
  // One paragraph without any markup in it is plain text.
  const isPlain = text === "" || /^(?:<p>)?[^<]*(?:<\/p>)?$/.test(html);
  return { text, html: isPlain ? "" : html };
}
