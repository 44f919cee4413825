import path from "node:path";
import { AppError } from "@/lib/platform/errors";
import { decodeText } from "./decode-text";
import type { FileFacts } from "./inspect-file";
import type { TextLine } from "./read-lines";
import type { OnBytes } from "./source-row";

/** Everything that opens, closes or hides another mark. */
const MARKS = /["\\{}\n]/g;

/** Cuts text, handed over in pieces, into the objects that stand in no other object. */
class ObjectScanner {
  #text = "";
  #at = 0;
  #line = 1;
  #depth = 0;
  #inString = false;
  #start = 0;
  #startLine = 1;

  /** The line of the object that has begun and not ended, or null. */
  get open(): number | null {
    return this.#depth > 0 ? this.#startLine : null;
  }

  *push(piece: string): Generator<TextLine> {
    this.#text += piece;
    MARKS.lastIndex = this.#at;
    let match: RegExpExecArray | null;
    while ((match = MARKS.exec(this.#text)) !== null) {
      const [mark] = match;
      if (mark === "\\") {
        // The next character belongs to it; it may come with the next piece.
        if (MARKS.lastIndex === this.#text.length) {
          this.#at = match.index;
          return this.#forget();
        }
        MARKS.lastIndex++;
      } else if (mark === "\n") this.#line++;
      else if (mark === '"') this.#inString = this.#depth > 0 && !this.#inString;
      else if (!this.#inString) yield* this.#turn(mark, match.index);
    }
    this.#at = this.#text.length;
    this.#forget();
  }

  *#turn(mark: string, index: number): Generator<TextLine> {
    if (mark === "{") {
      if (this.#depth++ > 0) return;
      this.#start = index;
      this.#startLine = this.#line;
    } else if (this.#depth > 0 && --this.#depth === 0) {
      yield { text: this.#text.slice(this.#start, index + 1), line: this.#startLine };
    }
  }

  #forget(): void {
    const keep = this.#depth > 0 ? this.#start : this.#at;
    this.#text = this.#text.slice(keep);
    this.#at -= keep;
    this.#start = 0;
  }
}

/** The objects of the one list in `{ "products": [ … ] }`; the object itself when it is no such wrapper. */
function* unwrap({ text, line }: TextLine): Generator<TextLine> {
  const key = /^\{\s*("(?:[^"\\]|\\.)*")\s*:\s*\[\s*(?=\{)/.exec(text);
  if (!key) {
    yield { text, line };
    return;
  }
  const before = key[0].split("\n").length - 1;
  for (const found of new ObjectScanner().push(text.slice(key[0].length))) {
    yield { text: found.text, line: line + before + found.line - 1 };
  }
}

/**
 * The objects of a JSON file that is not one object a line: over several lines, in a list, or in a list that is all its one
 * object holds. Throws AppError when the file ends inside an object.
 */
export async function* scanObjects(facts: FileFacts, onBytes: OnBytes = () => {}): AsyncGenerator<TextLine> {
  const scanner = new ObjectScanner();
  let bytes = 0;
  // A wrapper is the only object of its file: one object is held back to see whether another comes.
  let only: TextLine | null = null;
  let count = 0;
  for await (const piece of decodeText(facts)) {
    bytes += Buffer.byteLength(piece);
    for (const found of scanner.push(piece)) {
      count++;
      if (count === 1) only = found;
      else {
        if (only) yield only;
        only = null;
        yield found;
      }
    }
    onBytes(bytes);
  }
  if (scanner.open !== null) {
    const name = path.basename(facts.file);
    const where = `the object that begins in line ${scanner.open} never ends`;
    const message =
      count === 0
        ? `${name} holds no JSON objects that can be read: ${where}.`
        : `${name} is cut off: ${where}. Fetch the file again.`;
    throw new AppError("invalid", message);
  }
  if (only) yield* unwrap(only);
}
