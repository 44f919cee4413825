import fs from "node:fs";
import path from "node:path";
import ts from "typescript";

/** Everything an expression of text can be, as far as the sources alone say; null when they do not. */
export type Texts = readonly string[] | null;

const SOURCE = /\.tsx?$/;
const NOT_OURS = /\.(test|spec|bench)\.tsx?$|\.d\.ts$|\/(generated|testing)\/|\/testing\.ts$/;
/** More readings than this are no statement any more. */
const MOST_TEXTS = 500;

/** The sources of `folders`, parsed, with their syntax tree's parents. Tests and generated files are left out. */
export function parseSources(folders: readonly string[]): Map<string, ts.SourceFile> {
  const files = folders
    .flatMap((folder) =>
      fs
        .readdirSync(folder, { recursive: true, encoding: "utf8" })
        .map((file) => path.posix.join(folder, file)),
    )
    .filter((file) => SOURCE.test(file) && !NOT_OURS.test(file));
  return new Map(
    files.map((file) => [
      file,
      ts.createSourceFile(file, fs.readFileSync(file, "utf8"), ts.ScriptTarget.Latest, true),
    ]),
  );
}

export function forEachNode(node: ts.Node, visit: (node: ts.Node) => void): void {
  visit(node);
  node.forEachChild((child) => forEachNode(child, visit));
}

type Declared = ts.VariableDeclaration | ts.FunctionDeclaration | ts.ParameterDeclaration;

/** Reads what expressions of text can be, by following constants, parameters and small functions through the sources. */
export class StaticText {
  readonly #sources: ReadonlyMap<string, ts.SourceFile>;
  readonly #calls = new Map<string, ts.CallExpression[]>();
  /** What is being followed, so that a circle ends. */
  readonly #open = new Set<ts.Node>();

  /** @param standIns texts in place of constants that are computed, by their names */
  constructor(
    sources: ReadonlyMap<string, ts.SourceFile>,
    readonly standIns: Readonly<Record<string, string>> = {},
  ) {
    this.#sources = sources;
    for (const source of sources.values()) {
      forEachNode(source, (node) => {
        if (!ts.isCallExpression(node) || !ts.isIdentifier(node.expression)) return;
        const known = this.#calls.get(node.expression.text) ?? [];
        this.#calls.set(node.expression.text, [...known, node]);
      });
    }
  }

  read(node: ts.Expression): Texts {
    if (this.#open.has(node)) return null;
    this.#open.add(node);
    const texts = this.#read(node);
    this.#open.delete(node);
    return texts && texts.length > MOST_TEXTS ? null : texts;
  }

  #read(node: ts.Expression): Texts {
    if (ts.isStringLiteralLike(node)) return [node.text];
    if (ts.isNumericLiteral(node)) return [node.text];
    if (ts.isParenthesizedExpression(node) || ts.isAsExpression(node) || ts.isSatisfiesExpression(node))
      return this.read(node.expression);
    if (ts.isTemplateExpression(node)) return this.#readTemplate(node);
    if (ts.isConditionalExpression(node)) return union([this.read(node.whenTrue), this.read(node.whenFalse)]);
    if (ts.isIdentifier(node)) return this.#readName(node);
    if (ts.isPropertyAccessExpression(node)) return this.#readMember(node.expression, node.name.text);
    if (ts.isElementAccessExpression(node)) return this.#readMember(node.expression, null);
    if (ts.isCallExpression(node)) return this.#readCall(node);
    return null;
  }

  #readTemplate(node: ts.TemplateExpression): Texts {
    return node.templateSpans.reduce<Texts>(
      (texts, span) => combine(texts, combine(this.read(span.expression), [span.literal.text])),
      [node.head.text],
    );
  }

  /** A constant's value; of a parameter, what every caller gives for it, or what its type admits. */
  #readName(name: ts.Identifier): Texts {
    const standIn = this.standIns[name.text];
    if (standIn !== undefined) return [standIn];
    const declared = this.#declarationOf(name);
    if (!declared) return null;
    if (ts.isVariableDeclaration(declared))
      return declared.initializer ? this.read(declared.initializer) : null;
    return ts.isParameter(declared) ? this.#readParameter(declared) : null;
  }

  #readParameter(parameter: ts.ParameterDeclaration): Texts {
    const admitted = literalsOf(parameter.type);
    if (admitted) return admitted;
    const fn = parameter.parent;
    const name = nameOf(fn);
    const index = fn.parameters.indexOf(parameter);
    const calls = (name && this.#calls.get(name)) || [];
    return calls.length === 0
      ? null
      : union(calls.map((call) => (call.arguments[index] ? this.read(call.arguments[index]) : null)));
  }

  /** One property of an object that is written out, or all of them when it depends. */
  #readMember(object: ts.Expression, property: string | null): Texts {
    const wanted = this.followObject(object)?.properties.filter(
      (one): one is ts.PropertyAssignment =>
        ts.isPropertyAssignment(one) && (property === null || propertyName(one) === property),
    );
    return !wanted || wanted.length === 0 ? null : union(wanted.map((one) => this.read(one.initializer)));
  }

  /** The object that an expression is or names, when it is written out. */
  followObject(node: ts.Expression): ts.ObjectLiteralExpression | null {
    if (ts.isObjectLiteralExpression(node)) return node;
    if (ts.isAsExpression(node) || ts.isSatisfiesExpression(node)) return this.followObject(node.expression);
    const declared = ts.isIdentifier(node) ? this.#declarationOf(node) : null;
    const value = declared && ts.isVariableDeclaration(declared) ? declared.initializer : undefined;
    return value ? this.followObject(value) : null;
  }

  /** The template behind a call of a function that only builds it: a fragment of another statement. */
  followTemplate(node: ts.Expression): ts.TaggedTemplateExpression | null {
    if (!ts.isCallExpression(node) || !ts.isIdentifier(node.expression)) return null;
    const declared = this.#declarationOf(node.expression);
    const body = declared && bodyOf(declared);
    return body && ts.isTaggedTemplateExpression(body) ? body : null;
  }

  #readCall(call: ts.CallExpression): Texts {
    const called = call.expression;
    // A number or a quoted text of whatever value.
    if (ts.isIdentifier(called) && called.text === "Number") return ["0"];
    if (ts.isPropertyAccessExpression(called) && called.name.text === "escapeLiteral") return ["'x'"];
    if (ts.isPropertyAccessExpression(called) && called.getText() === "Prisma.raw" && call.arguments[0])
      return this.read(call.arguments[0]);
    if (!ts.isIdentifier(called)) return null;
    const declared = this.#declarationOf(called);
    const body = declared && bodyOf(declared);
    return body ? this.read(body) : null;
  }

  #declarationOf(name: ts.Identifier): Declared | null {
    for (let scope: ts.Node | undefined = name.parent; scope; scope = scope.parent) {
      const found = declarationIn(scope, name.text);
      if (found) return ts.isImportSpecifier(found) ? this.#importedBy(found) : found;
    }
    return null;
  }

  #importedBy(specifier: ts.ImportSpecifier): Declared | null {
    const { moduleSpecifier } = specifier.parent.parent.parent;
    const from = (moduleSpecifier as ts.StringLiteral).text;
    const here = path.posix.dirname(specifier.getSourceFile().fileName);
    const base = from.startsWith("@/") ? from.slice(2) : path.posix.join(here, from);
    const source = this.#sources.get(`${base}.ts`) ?? this.#sources.get(`${base}.tsx`);
    const found = source && declarationIn(source, (specifier.propertyName ?? specifier.name).text);
    return found && !ts.isImportSpecifier(found) ? found : null;
  }
}

function union(parts: readonly Texts[]): Texts {
  return parts.some((part) => part === null) ? null : [...new Set(parts.flatMap((part) => part ?? []))];
}

function combine(left: Texts, right: Texts): Texts {
  if (!left || !right || left.length * right.length > MOST_TEXTS) return null;
  return left.flatMap((head) => right.map((tail) => head + tail));
}

/** The texts of a type such as `"a" | "b"`. */
function literalsOf(type: ts.TypeNode | undefined): Texts {
  if (!type) return null;
  const parts = ts.isUnionTypeNode(type) ? [...type.types] : [type];
  const texts = parts.map((part) =>
    ts.isLiteralTypeNode(part) && ts.isStringLiteral(part.literal) ? part.literal.text : null,
  );
  return texts.every((text) => text !== null) ? texts : null;
}

function propertyName(property: ts.PropertyAssignment): string {
  const { name } = property;
  return ts.isIdentifier(name) || ts.isStringLiteral(name) ? name.text : "";
}

function nameOf(fn: ts.Node): string | null {
  if (ts.isFunctionDeclaration(fn)) return fn.name?.text ?? null;
  const { parent } = fn;
  return ts.isVariableDeclaration(parent) && ts.isIdentifier(parent.name) ? parent.name.text : null;
}

/** What a function of one expression returns. */
function bodyOf(declared: Declared): ts.Expression | null {
  const fn = ts.isVariableDeclaration(declared) ? declared.initializer : declared;
  if (!fn || !(ts.isArrowFunction(fn) || ts.isFunctionDeclaration(fn)) || !fn.body) return null;
  if (!ts.isBlock(fn.body)) return fn.body;
  const [only, ...more] = fn.body.statements;
  return only && more.length === 0 && ts.isReturnStatement(only) ? (only.expression ?? null) : null;
}

function declarationIn(scope: ts.Node, name: string): Declared | ts.ImportSpecifier | null {
  const isIt = (node: ts.NamedDeclaration) =>
    node.name && ts.isIdentifier(node.name) && node.name.text === name;
  if (ts.isFunctionLike(scope)) {
    return scope.parameters.find((parameter) => isIt(parameter)) ?? null;
  }
  if (!ts.isSourceFile(scope) && !ts.isBlock(scope)) return null;
  for (const statement of scope.statements) {
    if (ts.isVariableStatement(statement)) {
      const found = statement.declarationList.declarations.find(isIt);
      if (found) return found;
    }
    if (ts.isFunctionDeclaration(statement) && isIt(statement)) return statement;
    const bindings = ts.isImportDeclaration(statement) ? statement.importClause?.namedBindings : undefined;
    const imported = bindings && ts.isNamedImports(bindings) ? bindings.elements.find(isIt) : undefined;
    if (imported) return imported;
  }
  return null;
}
