import { z } from "zod";

/** One operation, described by the schemas that also validate it. */
export interface Operation {
  method: "get" | "post";
  /** With `{name}` for path parameters. */
  path: string;
  summary: string;
  params?: z.ZodObject;
  query?: z.ZodObject;
  body?: z.ZodType;
  /** Status and schema of the answer when all is well; a string is its content type. */
  answer: { status: number; schema: z.ZodType | string };
  /** What besides 400 and 500 may come, by status. */
  problems?: readonly number[];
  /** A server key is accepted, or a token needed. */
  security?: "key-or-cookie" | "token";
}

type Json = Record<string, unknown>;

const problemSchema = z
  .object({
    type: z.string(),
    title: z.string(),
    status: z.int(),
    code: z.string().describe("Stable; programs decide by it."),
    requestId: z.string(),
    errors: z.array(z.object({ path: z.string(), message: z.string() })).optional(),
  })
  .meta({ id: "Problem" });

/** Collects the named schemas of all operations under `components`. */
class Components {
  readonly schemas: Json = {};

  schemaOf(schema: z.ZodType, io: "input" | "output"): Json {
    const json = z.toJSONSchema(schema, { io, unrepresentable: "any" }) as Json;
    const { $defs = {}, $schema: _, ...rest } = json;
    for (const [name, definition] of Object.entries($defs as Json)) {
      this.schemas[name] = relocate(definition as Json);
    }
    return relocate(rest);
  }
}

/** Named schemas lie under `components` here, where JSON Schema has `$defs`. */
function relocate(json: Json): Json {
  return JSON.parse(JSON.stringify(json).replaceAll("#/$defs/", "#/components/schemas/")) as Json;
}

function toParameters(components: Components, place: "path" | "query", schema: z.ZodObject): Json[] {
  const { properties = {}, required = [] } = components.schemaOf(schema, "input");
  return Object.entries(properties as Record<string, Json>).map(([name, { description, ...shape }]) => ({
    name,
    in: place,
    required: place === "path" || (required as string[]).includes(name),
    ...(description === undefined ? {} : { description }),
    schema: shape,
  }));
}

function toOperation(components: Components, operation: Operation): Json {
  const { summary, params, query, body, answer, security, problems = [] } = operation;
  const problem = { "application/problem+json": { schema: components.schemaOf(problemSchema, "output") } };
  const content =
    typeof answer.schema === "string"
      ? { [answer.schema]: {} }
      : { "application/json": { schema: components.schemaOf(answer.schema, "output") } };
  return {
    summary,
    parameters: [
      ...(params ? toParameters(components, "path", params) : []),
      ...(query ? toParameters(components, "query", query) : []),
    ],
    ...(body
      ? {
          requestBody: {
            required: true,
            content: { "application/json": { schema: components.schemaOf(body, "input") } },
          },
        }
      : {}),
    responses: {
      [answer.status]: { description: "As asked.", content },
      ...Object.fromEntries(
        [400, ...problems].map((status) => [status, { description: "Problem.", content: problem }]),
      ),
    },
    ...(security === "token" ? { security: [{ bearer: [] }] } : {}),
    ...(security === "key-or-cookie" ? { security: [{ bearer: [] }, { shopper: [] }, {}] } : {}),
  };
}

/** The OpenAPI 3.1 document of these operations. */
export function buildOpenApi(operations: readonly Operation[], version: string): Json {
  const components = new Components();
  const paths: Record<string, Json> = {};
  for (const operation of operations) {
    paths[operation.path] = {
      ...paths[operation.path],
      [operation.method]: toOperation(components, operation),
    };
  }
  return {
    openapi: "3.1.0",
    info: { title: "Aisle", version, description: "A shop with its recommender built in." },
    paths,
    components: {
      schemas: components.schemas,
      securitySchemes: {
        bearer: { type: "http", scheme: "bearer" },
        shopper: { type: "apiKey", in: "cookie", name: "aisle_shopper" },
      },
    },
  };
}
