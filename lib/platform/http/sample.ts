/** A JSON schema, as far as samples are made of it. */
export interface JsonSchema {
  $ref?: string;
  type?: string | string[];
  description?: string;
  const?: unknown;
  enum?: readonly unknown[];
  default?: unknown;
  example?: unknown;
  examples?: readonly unknown[];
  format?: string;
  pattern?: string;
  minimum?: number;
  exclusiveMinimum?: number;
  maximum?: number;
  minLength?: number;
  maxLength?: number;
  minItems?: number;
  items?: JsonSchema;
  properties?: Readonly<Record<string, JsonSchema>>;
  required?: readonly string[];
  anyOf?: readonly JsonSchema[];
  oneOf?: readonly JsonSchema[];
  allOf?: readonly JsonSchema[];
  [more: string]: unknown;
}

type Schemas = Readonly<Record<string, unknown>>;

/** What fields of these names hold everywhere. */
const BY_NAME: Readonly<Record<string, unknown>> = {
  product: "prd_1",
  category: "home",
  q: "lamp",
  externalId: "customer-17",
  shopper: "customer-17",
  user: "customer-17",
  user_id: "customer-17",
  k: 6,
};

const BY_FORMAT: Readonly<Record<string, string>> = {
  uuid: "018f6d3c-7a30-7c4e-9d7b-3f1d2a6b5c4e",
  "date-time": "2026-01-31T12:00:00Z",
  date: "2026-01-31",
  email: "ann@example.com",
  uri: "https://www.example.com/",
};

/** The schema itself, where it is named elsewhere. */
export function resolveSchema(schema: JsonSchema, schemas: Schemas): JsonSchema {
  const name = schema.$ref?.split("/").at(-1);
  return name === undefined ? schema : resolveSchema((schemas[name] ?? {}) as JsonSchema, schemas);
}

const typeOf = ({ type }: JsonSchema) => (Array.isArray(type) ? type[0] : type);

function sampleText({ format = "", minLength = 0, maxLength = Infinity }: JsonSchema): string {
  return BY_FORMAT[format] ?? "example".padEnd(minLength, "x").slice(0, maxLength);
}

function sampleObject({ properties = {}, required = [] }: JsonSchema, schemas: Schemas): unknown {
  return Object.fromEntries(
    required.map((name) => [name, sampleOf(properties[name] ?? {}, schemas, name)] as const),
  );
}

/** The first value given by the schema itself or by what a field of this name usually holds. */
function sampleGiven(schema: JsonSchema, name: string): unknown {
  const isText = typeOf(schema) === "string" && schema.format === undefined && !schema.enum;
  const isNumber = typeOf(schema) === "integer" || typeOf(schema) === "number";
  const usual = BY_NAME[name];
  const fits = (isText && typeof usual === "string") || (isNumber && typeof usual === "number");
  return (
    schema.example ?? schema.examples?.[0] ?? schema.const ?? schema.enum?.[0] ?? (fits ? usual : undefined)
  );
}

/**
 * The least that fits a schema, with values that mean something: what an example shows.
 *
 * @param schemas what `$ref` names
 * @param name of the field it is for
 */
export function sampleOf(given: JsonSchema, schemas: Schemas = {}, name = ""): unknown {
  const schema = resolveSchema(given, schemas);
  const known = sampleGiven(schema, name);
  if (known !== undefined) return known;
  const [choice] = schema.oneOf ?? schema.anyOf ?? [];
  if (choice) return sampleOf(choice, schemas, name);
  switch (typeOf(schema)) {
    case "object":
      return sampleObject(schema, schemas);
    case "array":
      return [sampleOf(schema.items ?? {}, schemas, name)];
    case "integer":
    case "number":
      return (
        (schema.default as number | undefined) ??
        Math.max(schema.minimum ?? 1, (schema.exclusiveMinimum ?? 0) + 1)
      );
    case "boolean":
      return true;
    case "null":
      return null;
    default:
      return sampleText(schema);
  }
}
