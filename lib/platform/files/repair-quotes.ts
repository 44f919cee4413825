/** Whether a cell ends at `at`: nothing but blanks before the next mark or the end of the line. */
function endsCell(line: string, at: number, delimiter: string): boolean {
  let next = at;
  while (line[next] === " ") next++;
  return (
    next === line.length || line[next] === "\r" || line[next] === "\n" || line.startsWith(delimiter, next)
  );
}

/** A run of quotes inside a quoted cell, where more cells may follow. */
interface QuoteRun {
  line: string;
  /** How many quotes, and where they end. */
  length: number;
  end: number;
  /** Whether nothing but the end of the cell follows. */
  closes: boolean;
  /** The cell's number in its line, from 1. */
  cell: number;
}

/** What is to be written for a run of quotes, and whether the cell ends there; null: the rules are broken, stop. */
type Decide = (run: QuoteRun) => { quotes: number; ends: boolean } | null;

/** Goes through the lines of a CSV file and remembers whether one ends inside a quoted cell. */
class QuoteWalk {
  inQuotes = false;

  constructor(
    private readonly delimiter: string,
    private readonly decide: Decide,
  ) {}

  /** The line as it is to be read; null when the rules are broken. */
  walk(line: string): string | null {
    if (!line.includes('"')) return line;
    let out = "";
    let at = 0;
    let cell = 1;
    while (at < line.length) {
      if (!this.inQuotes) {
        const next = this.#openCell(line, at);
        out += line.slice(at, next);
        at = next;
        if (!this.inQuotes) cell++;
        continue;
      }
      const quote = line.indexOf('"', at);
      if (quote === -1) return out + line.slice(at);
      const run = /^"+/.exec(line.slice(quote))?.[0].length ?? 1;
      const end = quote + run;
      const decided = this.decide({
        line,
        length: run,
        end,
        closes: endsCell(line, end, this.delimiter),
        cell,
      });
      if (decided === null) return null;
      out += line.slice(at, quote) + '"'.repeat(decided.quotes);
      at = decided.ends ? this.#closeCell(line, end) : end;
      out += line.slice(end, at);
      if (decided.ends) cell++;
    }
    return out;
  }

  /** Goes into a quoted cell, or over one that is not. */
  #openCell(line: string, at: number): number {
    let next = at;
    while (line[next] === " ") next++;
    if (line[next] === '"') {
      this.inQuotes = true;
      return next + 1;
    }
    const mark = line.indexOf(this.delimiter, next);
    return mark === -1 ? line.length : mark + this.delimiter.length;
  }

  #closeCell(line: string, end: number): number {
    this.inQuotes = false;
    const mark = line.indexOf(this.delimiter, end);
    return mark === -1 ? line.length : mark + this.delimiter.length;
  }
}

/** The lines of a text that comes in pieces, with their ends, in groups. */
async function* toLines(pieces: AsyncIterable<string>): AsyncGenerator<string[]> {
  let rest = "";
  for await (const piece of pieces) {
    const lines = (rest + piece).split(/(?<=\n)/);
    rest = lines.at(-1)?.endsWith("\n") ? "" : (lines.pop() ?? "");
    yield lines;
  }
  if (rest !== "") yield [rest];
}

/** A quote inside a quoted cell is doubled, and one alone ends the cell. */
const byTheRules: Decide = ({ length, closes }) =>
  length % 2 === 0 ? { quotes: length, ends: false } : closes ? { quotes: length, ends: true } : null;

/** Whether every quote of a file is where the rules of CSV want it. */
export async function keepsQuoteRules(pieces: AsyncIterable<string>, delimiter: string): Promise<boolean> {
  const walk = new QuoteWalk(delimiter, byTheRules);
  for await (const lines of toLines(pieces)) {
    for (const line of lines) if (walk.walk(line) === null) return false;
  }
  return !walk.inQuotes;
}

/**
 * The text of a file that breaks the rules, every quote doubled that stands inside a quoted cell and does not end it:
 * `"15.6" Bag"`. Two that end a cell (`"Bag 15""`) are an inch mark and an end when the line then has as many cells as the
 * first one.
 */
export async function* repairQuotes(
  pieces: AsyncIterable<string>,
  delimiter: string,
): AsyncGenerator<string> {
  let width = 0;
  const countCells = (text: string) => text.split(delimiter).length;
  const decide: Decide = ({ line, length, end, closes, cell }) => {
    const isOdd = length % 2 === 1;
    const ends = closes && (isOdd || cell + countCells(line.slice(end)) - 1 === width);
    return { quotes: ends ? length + (isOdd ? 0 : 1) : length + (isOdd ? 1 : 0), ends };
  };
  const walk = new QuoteWalk(delimiter, decide);
  for await (const lines of toLines(pieces)) {
    width ||= countCells(lines.find((line) => line.trim() !== "") ?? "");
    yield lines.map((line) => walk.walk(line) ?? line).join("");
  }
}
