import { attributeKey } from "@/lib/shop/catalog/attribute-values";
import { type Arithmetic, COMPARISONS, type Expression, FilterError, type Side } from "./expression";
import { FIELDS, findField } from "./fields";
import { readTokens, type Token } from "./read-tokens";

export const MAX_LENGTH = 2_000;
export const MAX_PARTS = 200;
export const MAX_DEPTH = 20;

const PAGE = "product";
const ATTRIBUTES = new Set(["attributes", "attribute"]);
const KEYWORDS = new Set(["and", "or", "not", "in", "exists", "true", "false"]);

/** Reads a filter, without looking at what its values are. Throws FilterError. */
export function parseFilter(filter: string): Expression {
  if (filter.length > MAX_LENGTH)
    throw new FilterError(MAX_LENGTH + 1, `A filter has at most ${MAX_LENGTH} characters.`);
  const parser = new Parser(readTokens(filter));
  return parser.readAll();
}

/** or < and < not < comparison < sum < product < sign < value. */
class Parser {
  readonly #tokens: readonly Token[];
  #place = 0;
  #parts = 0;
  #depth = 0;

  constructor(tokens: readonly Token[]) {
    this.#tokens = tokens;
  }

  readAll(): Expression {
    const whole = this.#readOr();
    const { kind, at, text } = this.#next;
    if (kind !== "end") throw new FilterError(at, `${text} was not expected here.`);
    return whole;
  }

  get #next(): Token {
    return this.#tokens[this.#place] ?? { kind: "end", text: "", at: 1 };
  }

  #take(): Token {
    const token = this.#next;
    this.#place++;
    return token;
  }

  #isWord(word: string, ahead = 0): boolean {
    const token = this.#tokens[this.#place + ahead];
    return token?.kind === "word" && token.text.toLowerCase() === word;
  }

  #isSign(...signs: readonly string[]): boolean {
    return this.#next.kind === "sign" && signs.includes(this.#next.text);
  }

  #takeSign(sign: string): void {
    const { at } = this.#next;
    if (!this.#isSign(sign)) throw new FilterError(at, `${sign} is missing.`);
    this.#place++;
  }

  #made<E extends Expression>(expression: E): E {
    if (++this.#parts > MAX_PARTS)
      throw new FilterError(expression.at, `A filter has at most ${MAX_PARTS} parts.`);
    return expression;
  }

  /** Everything that goes one level down passes here. */
  #deeper<T>(read: () => T): T {
    if (++this.#depth > MAX_DEPTH)
      throw new FilterError(this.#next.at, `A filter is at most ${MAX_DEPTH} levels deep.`);
    const made = read();
    this.#depth--;
    return made;
  }

  #readOr(): Expression {
    return this.#readParts("or", () => this.#readParts("and", () => this.#readNot()));
  }

  #readParts(kind: "and" | "or", read: () => Expression): Expression {
    const first = read();
    const parts = [first];
    while (this.#isWord(kind)) {
      this.#take();
      parts.push(read());
    }
    return parts.length === 1 ? first : this.#made({ kind, parts, at: first.at });
  }

  #readNot(): Expression {
    if (!this.#isWord("not")) return this.#readComparison();
    const { at } = this.#take();
    const part = this.#deeper(() => this.#readNot());
    return this.#made({ kind: "not", part, at });
  }

  #readComparison(): Expression {
    const left = this.#readSum();
    const { at } = left;
    if (this.#isWord("exists")) {
      this.#take();
      return this.#made({ kind: "exists", value: left, at });
    }
    if (this.#isWord("not") && this.#isWord("in", 1)) {
      this.#place += 2;
      return this.#made({
        kind: "not",
        part: this.#made({ kind: "in", left, list: this.#readList(), at }),
        at,
      });
    }
    if (this.#isWord("in")) {
      this.#take();
      return this.#made({ kind: "in", left, list: this.#readList(), at });
    }
    const operator = COMPARISONS.find((sign) => this.#isSign(sign));
    if (!operator) return left;
    this.#take();
    const right = this.#readSum();
    return this.#made({ kind: "compare", operator, left, right, at });
  }

  /** One value, or several within parentheses. */
  #readList(): Expression[] {
    if (!this.#isSign("(")) return [this.#readSum()];
    this.#take();
    const list = [this.#readSum()];
    while (this.#isSign(",")) {
      this.#take();
      list.push(this.#readSum());
    }
    this.#takeSign(")");
    return list;
  }

  #readSum(): Expression {
    return this.#readChain(["+", "-"], () => this.#readChain(["*", "/"], () => this.#readSigned()));
  }

  #readChain(operators: readonly Arithmetic[], read: () => Expression): Expression {
    let left = read();
    while (this.#isSign(...operators)) {
      const operator = this.#take().text as Arithmetic;
      left = this.#made({ kind: "arithmetic", operator, left, right: read(), at: left.at });
    }
    return left;
  }

  #readSigned(): Expression {
    if (!this.#isSign("-")) return this.#readValue();
    const { at } = this.#take();
    const right = this.#deeper(() => this.#readSigned());
    const left = this.#made({ kind: "number", value: 0, at });
    return this.#made({ kind: "arithmetic", operator: "-", left, right, at });
  }

  #readValue(): Expression {
    const { kind, text, at } = this.#take();
    if (kind === "text") return this.#made({ kind, value: text, at });
    if (kind === "number") return this.#made({ kind, value: Number(text), at });
    if (kind === "sign" && text === "(") {
      const inner = this.#deeper(() => this.#readOr());
      this.#takeSign(")");
      return inner;
    }
    if (kind === "end") throw new FilterError(at, "Something is missing at the end.");
    if (kind === "sign") throw new FilterError(at, `A value was expected here, and not ${text}.`);
    const word = text.toLowerCase();
    if (word === "true" || word === "false") return this.#made({ kind: "truth", value: word === "true", at });
    if (KEYWORDS.has(word)) throw new FilterError(at, `A value was expected here, and not ${text}.`);
    return this.#readName(text, at);
  }

  /** `price`, `attributes.material`, `product.price`, `product.attributes.material`. */
  #readName(first: string, at: number): Expression {
    const isPage = first.toLowerCase() === PAGE;
    const side: Side = isPage ? "page" : "candidate";
    const word = isPage
      ? this.#readNameAfterDot("Say which field of the page's product: product.price.")
      : first;
    if (ATTRIBUTES.has(word.toLowerCase())) {
      const key = attributeKey(this.#readNameAfterDot("Say which attribute: attributes.material."));
      return this.#made({ kind: "attribute", side, key, at });
    }
    const name = findField(word);
    if (name === null) {
      const fields = Object.keys(FIELDS).join(", ");
      throw new FilterError(at, `There is no field ${word}. There are ${fields} and attributes.`);
    }
    return this.#made({ kind: "field", side, name, at });
  }

  #readNameAfterDot(advice: string): string {
    const { at } = this.#next;
    if (!this.#isSign(".")) throw new FilterError(at, advice);
    this.#take();
    const { kind, text, at: named } = this.#take();
    if (kind !== "word" && kind !== "text") throw new FilterError(named, advice);
    return text;
  }
}
