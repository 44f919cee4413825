import path from "node:path";
import sax from "sax";
import { AppError } from "@/lib/platform/errors";
import { decodeText } from "./decode-text";
import type { FileFacts } from "./inspect-file";
import { matchColumns } from "./match-columns";
import type { ColumnSpec, OnBytes, SourceRow, Table } from "./source-row";

/** Which elements of a document are its rows, and whose words their cells are. */
export interface XmlShape {
  /** Local names of the elements that are rows: `item`, `entry`. */
  readonly rows: readonly string[];
  /** The namespace whose elements go before those of the same name without one. */
  readonly namespace: string;
  /** The prefix it is known by where a document forgets to declare it. */
  readonly prefix: string;
}

/** Characters of one row. What is longer is no row, and would only fill the memory. */
const MAX_ROW = 1_000_000;
const GROUP = 2_000;
/** Rows that are looked at for names: not every one has all. */
const HEADER_ROWS = 10_000;

interface XmlRow {
  line: number;
  /** The texts of each name, in order; of our namespace and without one apart. */
  own: Map<string, string[]>;
  plain: Map<string, string[]>;
}

/** An element that is open: its text so far and, of what lies in it, names and texts. */
interface Open {
  name: string;
  text: string;
  parts: Record<string, string>;
  href: string;
}

/** What `prefix:name` is to us: of the namespace, of none, or of somebody else's. */
type Owner = "own" | "plain" | "other";

/** Puts rows together from what the parser meets. */
class RowCollector {
  readonly rows: XmlRow[] = [];
  #row: XmlRow | null = null;
  readonly #open: Open[] = [];
  readonly #prefixes = new Map<string, string>();
  #characters = 0;

  constructor(
    private readonly shape: XmlShape,
    private readonly refuse: (problem: string) => never,
  ) {}

  openTag({ name, attributes }: Pick<sax.Tag, "name" | "attributes">, line: number): void {
    for (const [attribute, value] of Object.entries(attributes)) {
      if (attribute.startsWith("xmlns:")) this.#prefixes.set(attribute.slice("xmlns:".length), value);
    }
    const local = name.slice(name.indexOf(":") + 1);
    if (this.#row === null) {
      if (!this.shape.rows.includes(local)) return;
      this.#row = { line, own: new Map(), plain: new Map() };
      this.#characters = 0;
      return;
    }
    this.#open.push({ name, text: "", parts: {}, href: attributes.href ?? "" });
  }

  addText(text: string): void {
    const open = this.#open.at(-1);
    if (open === undefined) return;
    this.#characters += text.length;
    if (this.#characters > MAX_ROW) this.refuse(`an item is longer than ${MAX_ROW} characters`);
    open.text += text;
  }

  closeTag(): void {
    const closed = this.#open.pop();
    if (closed === undefined) {
      // Of tags outside of rows nobody has noted anything.
      return;
    }
    const local = closed.name.slice(closed.name.indexOf(":") + 1);
    const hasParts = Object.keys(closed.parts).length > 0;
    const text = hasParts ? JSON.stringify(closed.parts) : closed.text.trim() || closed.href;
    const around = this.#open.at(-1);
    if (around !== undefined) around.parts[local] = text;
    else this.#keep(closed.name, local, text);
  }

  /** Called for the end of every element; true when it was the row's own. */
  endRow(name: string): boolean {
    const local = name.slice(name.indexOf(":") + 1);
    if (this.#row === null || this.#open.length > 0 || !this.shape.rows.includes(local)) return false;
    this.rows.push(this.#row);
    this.#row = null;
    return true;
  }

  #keep(name: string, local: string, text: string): void {
    const owner = this.#ownerOf(name);
    if (owner === "other" || this.#row === null || text === "") return;
    const texts = this.#row[owner].get(local) ?? [];
    texts.push(text);
    this.#row[owner].set(local, texts);
  }

  #ownerOf(name: string): Owner {
    const at = name.indexOf(":");
    if (at === -1) return "plain";
    const prefix = name.slice(0, at);
    const declared = this.#prefixes.get(prefix);
    const isOwn = declared === undefined ? prefix === this.shape.prefix : declared === this.shape.namespace;
    return isOwn ? "own" : "other";
  }
}

/** The rows of an XML document in groups. Throws AppError naming the line where it is no XML. */
async function* readRows(facts: FileFacts, shape: XmlShape, onBytes?: OnBytes): AsyncGenerator<XmlRow[]> {
  const parser = sax.parser(true, { position: true });
  const refuse = (problem: string, line = parser.line + 1): never => {
    throw new AppError("invalid", `${path.basename(facts.file)} cannot be read at line ${line}: ${problem}.`);
  };
  const collector = new RowCollector(shape, refuse);
  parser.onopentag = ({ name, attributes }) =>
    collector.openTag({ name, attributes: attributes as Record<string, string> }, parser.line + 1);
  parser.ontext = (text) => collector.addText(text);
  parser.oncdata = (text) => collector.addText(text);
  parser.onclosetag = (name) => {
    if (!collector.endRow(name)) collector.closeTag();
  };
  // Thrown to whoever writes to the parser, that is, below.
  parser.onerror = ({ message }) => {
    const [what = "", line = ""] = message.split("\n");
    refuse(`this is no well-formed XML (${what})`, Number(/\d+/.exec(line)?.[0] ?? parser.line) + 1);
  };
  let bytes = 0;
  for await (const piece of decodeText(facts)) {
    parser.write(piece);
    bytes += Buffer.byteLength(piece);
    onBytes?.(bytes);
    while (collector.rows.length >= GROUP) yield collector.rows.splice(0, GROUP);
  }
  parser.close();
  if (collector.rows.length > 0) yield collector.rows;
}

async function collectNames(facts: FileFacts, shape: XmlShape): Promise<string[]> {
  const names = new Set<string>();
  let seen = 0;
  for await (const rows of readRows(facts, shape)) {
    for (const { own, plain } of rows) for (const name of [...own.keys(), ...plain.keys()]) names.add(name);
    seen += rows.length;
    if (seen >= HEADER_ROWS) break;
  }
  if (seen > 0) return [...names];
  const wanted = shape.rows.map((name) => `<${name}>`).join(" or ");
  throw new AppError("invalid", `${path.basename(facts.file)} is XML without a single ${wanted}.`);
}

/** Whether a file begins as XML does. */
export async function startsAsXml(facts: FileFacts): Promise<boolean> {
  for await (const piece of decodeText(facts)) {
    const begin = piece.trimStart();
    if (begin !== "") return begin.startsWith("<");
  }
  return false;
}

/** The texts of a name, a line each where it is there more than once. */
const textOf = ({ own, plain }: XmlRow, name: string): string =>
  (own.get(name) ?? plain.get(name) ?? []).join("\n");

/** An XML document as a table: its rows are elements of a name, their columns the elements in them. Throws AppError as `openCsv` does. */
export async function openXmlItems(
  facts: FileFacts,
  specs: readonly ColumnSpec[],
  shape: XmlShape,
  hint?: string,
): Promise<Table> {
  const header = await collectNames(facts, shape);
  const { positions, ignored } = matchColumns(header, specs, facts.file, hint);
  const names = positions.map((position) => header[position] ?? null);

  function toRow(row: XmlRow): SourceRow {
    const values = names.map((name) => (name === null ? "" : textOf(row, name)));
    return { line: row.line, values, raw: header.map((name) => textOf(row, name)), problem: null };
  }

  async function* rows(onBytes?: OnBytes): AsyncGenerator<SourceRow[]> {
    for await (const group of readRows(facts, shape, onBytes)) yield group.map(toRow);
  }
  return { file: facts.file, header, ignored, has: (place) => (positions[place] ?? -1) !== -1, rows };
}
