import { ForestTextError } from "./forest-text-error";

/** What stands under one heading: a line `key=value` each. */
export interface Section {
  /** The line of its heading, from 1 on. */
  readonly line: number;
  readonly title: string;
  readonly fields: ReadonlyMap<string, Field>;
}

export interface Field {
  readonly line: number;
  readonly text: string;
}

const TREE = /^Tree=(\d+)$/;

/**
 * The head of a model and its trees, as far as `end of trees`; what follows (importances, parameters) says nothing of scores.
 *
 * @throws ForestTextError for a text that does not begin or end as a model does, and for a line that is no field
 */
export function readSections(text: string): readonly Section[] {
  const lines = text.split(/\r?\n/);
  if (lines[0]?.trim() !== "tree") {
    throw new ForestTextError(1, `a model begins with "tree"; found ${quote(lines[0] ?? "")}.`);
  }
  const sections: Section[] = [];
  let fields = new Map<string, Field>();
  sections.push({ line: 1, title: "tree", fields });
  for (let i = 1; i < lines.length; i++) {
    const line = lines[i].trim();
    if (line === "end of trees") return sections;
    if (line === "") continue;
    const tree = TREE.exec(line);
    if (tree) {
      if (Number(tree[1]) !== sections.length - 1) {
        throw new ForestTextError(i + 1, `tree ${sections.length - 1} should follow; found ${quote(line)}.`);
      }
      fields = new Map();
      sections.push({ line: i + 1, title: line, fields });
    } else addField(fields, line, i + 1);
  }
  throw new ForestTextError(lines.length, `it ends before "end of trees".`);
}

function addField(fields: Map<string, Field>, line: string, number: number): void {
  const equals = line.indexOf("=");
  // `average_output` alone says what it says by being there.
  const [key, text] = equals < 0 ? [line, ""] : [line.slice(0, equals), line.slice(equals + 1)];
  if (!/^[a-z_]+$/.test(key)) throw new ForestTextError(number, `this is no field: ${quote(line)}.`);
  if (fields.has(key)) throw new ForestTextError(number, `${key} is there twice.`);
  fields.set(key, { line: number, text });
}

/** @throws ForestTextError when the field is missing */
export function fieldOf({ fields, line, title }: Section, key: string): Field {
  const field = fields.get(key);
  if (field === undefined) throw new ForestTextError(line, `${title} has no ${key}.`);
  return field;
}

/** A number of a field, or `missing` without it. @throws ForestTextError when it is none, or out of range */
export function readWhole(
  section: Section,
  key: string,
  low: number,
  high: number,
  missing?: number,
): number {
  if (missing !== undefined && !section.fields.has(key)) return missing;
  const [value] = readNumbers(section, key, 1);
  if (!Number.isInteger(value) || value < low || value > high) {
    throw new ForestTextError(
      fieldOf(section, key).line,
      `${key} must be a whole number from ${low} to ${high}; found ${quote(fieldOf(section, key).text)}.`,
    );
  }
  return value;
}

/** The numbers of a field. @throws ForestTextError when they are not as many, or one is none */
export function readNumbers(section: Section, key: string, count: number): Float64Array {
  const { line, text } = fieldOf(section, key);
  const words = text.trim() === "" ? [] : text.trim().split(/ +/);
  if (words.length !== count) {
    throw new ForestTextError(line, `${key} must have ${count} numbers; found ${words.length}.`);
  }
  return Float64Array.from(words, (word) => {
    const value = toNumber(word);
    if (Number.isNaN(value)) throw new ForestTextError(line, `${key} has ${quote(word)} among its numbers.`);
    return value;
  });
}

/** Infinities as C++ writes them; NaN is no number here either. */
function toNumber(word: string): number {
  const infinite = /^([+-]?)inf(inity)?$/i.exec(word);
  if (infinite) return infinite[1] === "-" ? -Infinity : Infinity;
  return /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i.test(word) ? Number(word) : Number.NaN;
}

/** A text in quotation marks, cut short. */
export function quote(text: string): string {
  return JSON.stringify(text.length > 40 ? `${text.slice(0, 40)}…` : text);
}
