import { openBytes } from "./open-bytes";

export type Encoding = "utf-8" | "utf-8-mixed" | "utf-16le" | "utf-16be" | "windows-1252";

/** How the bytes of a file become text. */
export interface TextFacts {
  readonly file: string;
  readonly encoding: Encoding;
  /** The mark a first line `sep=;` names, as Excel writes it; that line is no row. */
  readonly separator: string | null;
}

/** Hears of each line in which bytes that are no UTF-8 were read as Windows-1252. */
export type OnRepaired = (line: number) => void;

/** A first line that names the mark between cells. */
export const SEPARATOR_LINE = /^\ufeff?"?sep=(.)"?[ \t]*(?=\r?\n|$)/i;

const isContinuation = (byte = 0, low = 0x80, high = 0xbf) => byte >= low && byte <= high;

/** The number of bytes of the UTF-8 character at `at`; 0 where none begins (The Unicode Standard, table 3-7). */
export function utf8LengthAt(bytes: Uint8Array, at: number): number {
  const [lead = 0, second, third, fourth] = bytes.subarray(at, at + 4);
  if (lead < 0x80) return 1;
  if (lead < 0xc2 || lead > 0xf4) return 0;
  if (lead < 0xe0) return isContinuation(second) ? 2 : 0;
  if (lead < 0xf0) {
    const fits = isContinuation(second, lead === 0xe0 ? 0xa0 : 0x80, lead === 0xed ? 0x9f : 0xbf);
    return fits && isContinuation(third) ? 3 : 0;
  }
  const fits = isContinuation(second, lead === 0xf0 ? 0x90 : 0x80, lead === 0xf4 ? 0x8f : 0xbf);
  return fits && isContinuation(third) && isContinuation(fourth) ? 4 : 0;
}

const strict = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });
const western = new TextDecoder("windows-1252");

/** A line in which some bytes are no UTF-8: those are read as Windows-1252, the others as what they are. */
function repairLine(bytes: Uint8Array): string {
  let text = "";
  for (let at = 0; at < bytes.length;) {
    const length = utf8LengthAt(bytes, at);
    const part = bytes.subarray(at, at + Math.max(1, length));
    text += length === 0 ? western.decode(part) : strict.decode(part);
    at += part.length;
  }
  return text;
}

/** UTF-8 line by line, so that a byte that is none spoils nothing but itself. */
async function* decodeMixed(file: string, onRepaired: OnRepaired): AsyncGenerator<string> {
  let rest: Buffer = Buffer.alloc(0);
  let line = 0;
  const decodeLines = (bytes: Uint8Array): string => {
    let text = "";
    for (let start = 0; start < bytes.length;) {
      const newline = bytes.indexOf(10, start);
      const end = newline === -1 ? bytes.length : newline + 1;
      const part = bytes.subarray(start, end);
      line++;
      try {
        text += strict.decode(part);
      } catch {
        text += repairLine(part);
        onRepaired(line);
      }
      start = end;
    }
    return text;
  };
  for await (const chunk of openBytes(file)) {
    const bytes = rest.length === 0 ? chunk : Buffer.concat([rest, chunk]);
    const end = bytes.lastIndexOf(10) + 1;
    rest = bytes.subarray(end);
    if (end > 0) yield decodeLines(bytes.subarray(0, end));
  }
  if (rest.length > 0) yield decodeLines(rest);
}

async function* decodePlain(file: string, encoding: string): AsyncGenerator<string> {
  const decoder = new TextDecoder(encoding, { ignoreBOM: true });
  for await (const chunk of openBytes(file)) yield decoder.decode(chunk, { stream: true });
  yield decoder.decode();
}

/** The text of a file in pieces, without a byte order mark and without the words of a `sep=` line. */
export async function* decodeText(
  { file, encoding, separator }: TextFacts,
  onRepaired: OnRepaired = () => {},
): AsyncGenerator<string> {
  const pieces = encoding === "utf-8-mixed" ? decodeMixed(file, onRepaired) : decodePlain(file, encoding);
  let first = true;
  for await (const piece of pieces) {
    if (piece === "") continue;
    const clean = first ? piece.replace(/^\ufeff/, "") : piece;
    yield first && separator !== null ? clean.replace(SEPARATOR_LINE, "") : clean;
    first = false;
  }
}
