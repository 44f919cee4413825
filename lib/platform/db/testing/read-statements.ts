import ts from "typescript";
import { forEachNode, parseSources, StaticText, type Texts } from "./static-text";

/** A place in the sources that sends SQL to the database. */
export interface Statement {
  file: string;
  line: number;
  /** What is written there. */
  source: string;
  /** Everything it can be; null when the sources do not say. */
  texts: Texts;
}

/** A place that writes a model's rows through Prisma. */
export interface PrismaWrite {
  file: string;
  line: number;
  /** As Prisma calls it: `cartItem`. */
  model: string;
}

const PRISMA_WRITES = new Set([
  "create",
  "createMany",
  "createManyAndReturn",
  "update",
  "updateMany",
  "updateManyAndReturn",
  "upsert",
  "delete",
  "deleteMany",
]);
const RAW = new Set(["$queryRaw", "$executeRaw", "sql"]);
/** These take whatever text they are given: nobody may use them. */
const UNSAFE = new Set(["$queryRawUnsafe", "$executeRawUnsafe"]);

export interface SqlOfSources {
  statements: Statement[];
  writes: PrismaWrite[];
  /** Places that could send anything at all. */
  unsafe: string[];
}

/** What is sent: the argument itself, or the `text` of a config object that is written out. */
function textOf(argument: ts.Expression, reader: StaticText): ts.Expression {
  const config = reader.followObject(argument);
  const text = config?.properties.find((one) => one.name?.getText() === "text");
  return text && ts.isPropertyAssignment(text) ? text.initializer : argument;
}

/** Stands for a value in a text until all of them are numbered. */
const VALUE = "\u0000";

/** A template of Prisma's, its values marked; fragments that are put in as they are, written out. */
function readTemplate({ template }: ts.TaggedTemplateExpression, reader: StaticText): Texts {
  if (!ts.isTemplateExpression(template)) return [template.text];
  return template.templateSpans.reduce<Texts>(
    (texts, { expression, literal }) => {
      const fragment = reader.followTemplate(expression);
      const isRaw = ts.isCallExpression(expression) && expression.expression.getText() === "Prisma.raw";
      const value = fragment ? readTemplate(fragment, reader) : isRaw ? reader.read(expression) : [VALUE];
      return texts && value && texts.flatMap((text) => value.map((one) => text + one + literal.text));
    },
    [template.head.text],
  );
}

function readTagged(node: ts.TaggedTemplateExpression, reader: StaticText): Texts {
  const numbered = (text: string) => {
    let count = 0;
    return text.replaceAll(VALUE, () => `$${++count}`);
  };
  return readTemplate(node, reader)?.map(numbered) ?? null;
}

/**
 * All SQL of the sources in `folders`, whatever road it takes: pg, Prisma by hand, COPY, and Prisma's own writes.
 *
 * @param standIns texts in place of constants that are computed, by their names
 */
export function readSql(
  folders: readonly string[],
  standIns: Readonly<Record<string, string>> = {},
): SqlOfSources {
  const sources = parseSources(folders);
  const reader = new StaticText(sources, standIns);
  const found: SqlOfSources = { statements: [], writes: [], unsafe: [] };
  for (const [file, source] of sources) {
    const lineOf = (node: ts.Node) => source.getLineAndCharacterOfPosition(node.getStart()).line + 1;
    const add = (node: ts.Expression, texts: Texts) =>
      found.statements.push({ file, line: lineOf(node), source: node.getText(), texts });
    forEachNode(source, (node) => {
      if (ts.isTaggedTemplateExpression(node)) {
        const tag = ts.isPropertyAccessExpression(node.tag) ? node.tag.name.text : node.tag.getText();
        if (RAW.has(tag)) add(node, readTagged(node, reader));
      }
      if (ts.isPropertyAccessExpression(node) && UNSAFE.has(node.name.text)) found.unsafe.push(file);
      if (!ts.isCallExpression(node)) return;
      const [argument] = node.arguments;
      const { expression: called } = node;
      if (ts.isIdentifier(called) && (called.text === "copyFrom" || called.text === "copyTo") && argument) {
        add(argument, reader.read(argument));
      }
      // copyRows makes the COPY; who calls it says of what.
      const target = ts.isIdentifier(called) && called.text === "copyRows" ? node.arguments[1] : undefined;
      if (target) add(target, reader.read(target)?.map((text) => `copy ${text} from stdin`) ?? null);
      if (!ts.isPropertyAccessExpression(called)) return;
      // A COPY stream given to `query` was read where it is made.
      const isStream =
        argument && ts.isCallExpression(argument) && /^copy(From|To)$/.test(argument.expression.getText());
      if (called.name.text === "query" && argument && !isStream) {
        const text = textOf(argument, reader);
        add(text, reader.read(text));
      }
      if (PRISMA_WRITES.has(called.name.text) && ts.isPropertyAccessExpression(called.expression)) {
        found.writes.push({ file, line: lineOf(node), model: called.expression.name.text });
      }
    });
  }
  return found;
}
