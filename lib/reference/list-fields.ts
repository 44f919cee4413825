import { type JsonSchema, resolveSchema } from "@/lib/platform/http/sample";

/** One line of a table of fields. */
export interface Field {
  /** Dotted, lists with brackets: `lists[].items[].position`. */
  name: string;
  /** `string`, `one of a, b`, `list of integers`. */
  type: string;
  required: boolean;
  description: string;
}

type Schemas = Readonly<Record<string, unknown>>;

/** Deeper than this a table says less than the contract itself. */
const DEEPEST = 3;
const MOST_CHOICES = 12;

function describeChoices(values: readonly unknown[]): string {
  const shown = values.slice(0, MOST_CHOICES).map(String).join(", ");
  return values.length > MOST_CHOICES ? `${shown} …` : shown;
}

function describeType(given: JsonSchema, schemas: Schemas): string {
  const schema = resolveSchema(given, schemas);
  if (schema.const !== undefined) return String(schema.const);
  if (schema.enum) return `one of ${describeChoices(schema.enum)}`;
  const choices = schema.anyOf ?? schema.oneOf;
  if (choices) return [...new Set(choices.map((choice) => describeType(choice, schemas)))].join(" or ");
  const type = Array.isArray(schema.type) ? schema.type.join(" or ") : (schema.type ?? "anything");
  if (type === "array") return `list of ${describeType(schema.items ?? {}, schemas)}`;
  const range = [
    schema.minimum === undefined ? "" : `from ${schema.minimum}`,
    schema.maximum === undefined || schema.maximum >= Number.MAX_SAFE_INTEGER ? "" : `to ${schema.maximum}`,
  ];
  return [schema.format ?? type, ...range].filter((part) => part !== "").join(" ");
}

/** Fields of each of several shapes, each name once; what not all of them need is not required. */
function joinChoices(choices: readonly JsonSchema[], schemas: Schemas): JsonSchema {
  const shapes = choices
    .map((choice) => resolveSchema(choice, schemas))
    .filter(({ properties }) => properties);
  const properties: Record<string, JsonSchema> = {};
  for (const shape of shapes) {
    for (const [name, field] of Object.entries(shape.properties ?? {})) {
      const known = properties[name];
      const values = [known, field].flatMap((one) =>
        one?.const === undefined ? (one?.enum ?? []) : [one.const],
      );
      properties[name] =
        known && values.length > 0 ? { ...known, const: undefined, enum: values } : (known ?? field);
    }
  }
  const [first = {}] = shapes;
  const required = first.required?.filter((name) => shapes.every((shape) => shape.required?.includes(name)));
  return { type: "object", properties, required };
}

function shapeOf(given: JsonSchema, schemas: Schemas): JsonSchema {
  const schema = resolveSchema(given, schemas);
  const choices = schema.anyOf ?? schema.oneOf;
  return choices ? joinChoices(choices, schemas) : schema;
}

/** What an object of this schema holds, line by line, what lies within below it. */
export function listFields(given: JsonSchema, schemas: Schemas, within = "", depth = 0): Field[] {
  const { properties = {}, required = [] } = shapeOf(given, schemas);
  return Object.entries(properties).flatMap(([name, property]) => {
    const schema = resolveSchema(property, schemas);
    const line: Field = {
      name: `${within}${name}`,
      type: describeType(property, schemas),
      required: required.includes(name),
      description: property.description ?? schema.description ?? "",
    };
    const isList = schema.type === "array";
    const inner = isList ? (schema.items ?? {}) : schema;
    const prefix = `${within}${name}${isList ? "[]" : ""}.`;
    return depth + 1 >= DEEPEST ? [line] : [line, ...listFields(inner, schemas, prefix, depth + 1)];
  });
}
