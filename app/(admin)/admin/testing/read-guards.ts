import fs from "node:fs";
import ts from "typescript";

/** What the source says of who may open a page, or send an action. */

/** A function that browsers can call: an exported one of a file that says "use server". */
export interface ActionSource {
  file: string;
  name: string;
  /** The scopes that stand first in what it runs. */
  scopes: readonly string[];
  /** Every function it calls, itself or through others of its file. */
  calls: ReadonlySet<string>;
}

function parse(file: string): ts.SourceFile {
  const kind = file.endsWith("x") ? ts.ScriptKind.TSX : ts.ScriptKind.TS;
  return ts.createSourceFile(file, fs.readFileSync(file, "utf8"), ts.ScriptTarget.Latest, true, kind);
}

const isDirective = (statement: ts.Node | undefined): boolean =>
  statement !== undefined &&
  ts.isExpressionStatement(statement) &&
  ts.isStringLiteral(statement.expression) &&
  statement.expression.text === "use server";

function visitAll(node: ts.Node, visit: (node: ts.Node) => void): void {
  visit(node);
  node.forEachChild((child) => visitAll(child, visit));
}

/** Every TypeScript file below these folders. */
export function listSources(...folders: string[]): string[] {
  return folders.flatMap((folder) =>
    fs
      .readdirSync(folder, { recursive: true, encoding: "utf8" })
      .filter((file) => /\.tsx?$/.test(file) && !file.includes("generated/"))
      .map((file) => `${folder}/${file}`),
  );
}

const nameOf = ({ expression }: ts.CallExpression): string => {
  if (ts.isIdentifier(expression)) return expression.text;
  return expression.getText() === "Promise.all" ? "" : expression.getText();
};

/** Calls of `name` below a node, with their first argument where that is a text. */
function findCalls(node: ts.Node): { name: string; first: string | null }[] {
  const found: { name: string; first: string | null }[] = [];
  visitAll(node, (one) => {
    if (!ts.isCallExpression(one)) return;
    const [first] = one.arguments;
    found.push({ name: nameOf(one), first: first && ts.isStringLiteral(first) ? first.text : null });
  });
  return found;
}

const isExported = (node: ts.FunctionDeclaration) =>
  node.modifiers?.some(({ kind }) => kind === ts.SyntaxKind.ExportKeyword) ?? false;

const STAFF = new Set(["runStaffAction", "runStaffForm"]);

function readFunction(
  file: string,
  name: string,
  all: ReadonlyMap<string, ts.FunctionDeclaration>,
): ActionSource {
  const calls = new Set<string>();
  const scopes = new Set<string>();
  const open = [name];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    const node = all.get(next);
    for (const call of node ? findCalls(node) : []) {
      if (STAFF.has(call.name)) scopes.add(call.first ?? "a scope that is not written down");
      if (!calls.has(call.name)) open.push(call.name);
      calls.add(call.name);
    }
    // Handed on by name: `change(input, startExperiment)`.
    if (node)
      visitAll(node, (one) => void (ts.isIdentifier(one) && all.has(one.text) && calls.add(one.text)));
  }
  return { file, name, scopes: [...scopes], calls };
}

/** Every server action below these folders. Throws for one inside of another function: nobody would find it. */
export function readActions(...folders: string[]): ActionSource[] {
  return listSources(...folders).flatMap((file) => {
    if (file.includes(".test.") || !fs.readFileSync(file, "utf8").includes('"use server"')) return [];
    const source = parse(file);
    visitAll(source, (node) => {
      if (ts.isBlock(node) && isDirective(node.statements[0]))
        throw new Error(`${file} has an action within a function.`);
    });
    if (!isDirective(source.statements[0])) return [];
    const functions = source.statements.filter(ts.isFunctionDeclaration);
    const all = new Map(functions.map((one) => [one.name?.text ?? "default", one] as const));
    const other = source.statements.find(
      (one) =>
        ts.isExportAssignment(one) ||
        ts.isExportDeclaration(one) ||
        (ts.isVariableStatement(one) && one.getText().startsWith("export")),
    );
    if (other) throw new Error(`${file} exports an action that is no function declaration.`);
    return functions.filter(isExported).map((one) => readFunction(file, one.name?.text ?? "default", all));
  });
}

/**
 * The scope a page asks for, which it has to do before it reads anything: in a statement of its own function, before which it
 * waits for nothing but its address. Null where it does not.
 */
export function readPageScope(file: string): string | null {
  const page = parse(file).statements.find(
    (one): one is ts.FunctionDeclaration =>
      ts.isFunctionDeclaration(one) &&
      (one.modifiers?.some(({ kind }) => kind === ts.SyntaxKind.DefaultKeyword) ?? false),
  );
  for (const statement of page?.body?.statements ?? []) {
    if (!ts.isVariableStatement(statement) && !ts.isExpressionStatement(statement)) return null;
    // Beside it there may only be `Promise.all` of it and the address: nothing is read while it is asked.
    const calls = findCalls(statement).filter(({ name }) => name !== "");
    if (calls.some(({ name }) => name === "getAdminViewer"))
      return (calls.length === 1 && calls[0]?.first) || null;
    const waits = statement.getText().match(/await (?!params|searchParams)/);
    if (waits) return null;
  }
  return null;
}
