import { STATUS_CODES } from "node:http";
import { z } from "zod";
import type { ErrorCode } from "@/lib/platform/errors";
import { type DeclaredOperation, problemsOf } from "./endpoint";
import { LINES_TYPE } from "./lines";
import type { OperationContract } from "./operation";
import { PROBLEMS, problemSchema } from "./problem";

type Json = Record<string, unknown>;

/** The parts of the document this code knows; the rest is as OpenAPI 3.1 has it. */
export interface OpenApiDocument {
  openapi: string;
  paths: Record<string, Json>;
  components: Record<"schemas" | "responses" | "headers" | "securitySchemes", Json>;
  [more: string]: unknown;
}

/** An operation and where it is: `/api/jobs/{id}`. */
export interface LocatedOperation extends DeclaredOperation {
  path: string;
}

const HEADERS: Json = {
  RequestId: {
    description: "Names the request in our logs: the one that was sent, if it was fit, else a new one.",
    schema: { type: "string" },
  },
  RetryAfter: { description: "Seconds to wait.", schema: { type: "integer" } },
};
const REQUEST_ID = { "x-request-id": { $ref: "#/components/headers/RequestId" } };

/** Collects what operations share under `components`. */
class Components {
  readonly schemas: Json = {};
  readonly responses: Json = {};
  readonly securitySchemes: Json = {};

  /** The JSON schema of what comes in or goes out. Schemas with an id become components. */
  schemaOf(schema: z.ZodType, io: "input" | "output"): Json {
    const json = z.toJSONSchema(schema, {
      io,
      unrepresentable: "any",
      override({ jsonSchema }) {
        // An answer may get more fields with time, and clients must not mind.
        if (io === "output" && jsonSchema.additionalProperties === false)
          delete jsonSchema.additionalProperties;
      },
    }) as Json;
    const { $defs = {}, $schema: _, ...rest } = json;
    for (const [name, definition] of Object.entries($defs as Json)) {
      this.schemas[name] = relocate(definition as Json);
    }
    return relocate(rest);
  }

  problem(code: ErrorCode | "internal"): Json {
    const retryAfter =
      code === "rate_limited" ? { "retry-after": { $ref: "#/components/headers/RetryAfter" } } : {};
    this.responses[code] ??= {
      description: PROBLEMS[code].means,
      headers: { ...REQUEST_ID, ...retryAfter },
      content: { "application/problem+json": { schema: this.schemaOf(problemSchema, "output") } },
    };
    return { $ref: `#/components/responses/${code}` };
  }

  securityOf({ credentials, anonymous }: OperationContract["right"]): Json[] {
    for (const { scheme, definition } of credentials) this.securitySchemes[scheme] = definition;
    const alternatives: Json[] = credentials.map(({ scheme, scopes = [] }) => ({ [scheme]: scopes }));
    return anonymous && alternatives.length > 0 ? [...alternatives, {}] : alternatives;
  }
}

/** Named schemas lie under `components` here, where JSON Schema has `$defs`. */
function relocate(json: Json): Json {
  return JSON.parse(JSON.stringify(json).replaceAll("#/$defs/", "#/components/schemas/")) as Json;
}

function toParameters(components: Components, place: "path" | "query", schema: z.ZodType): Json[] {
  const { properties = {}, required = [] } = components.schemaOf(schema, "input");
  return Object.entries(properties as Record<string, Json>).map(([name, { description, ...shape }]) => ({
    name,
    in: place,
    required: place === "path" || (required as string[]).includes(name),
    description,
    schema: shape,
  }));
}

function toRequestBody(components: Components, { body, lines, files }: OperationContract): Json | undefined {
  if (lines) {
    return {
      description: `JSON Lines: an object each of at most ${lines.maxLineChars} characters, as many as there are.`,
      required: true,
      content: { [LINES_TYPE]: { schema: components.schemaOf(lines.line, "input") } },
    };
  }
  if (files) {
    const file = { type: "string", contentMediaType: "application/octet-stream" };
    const properties = { [files.field]: { type: "array", minItems: 1, items: file } };
    return {
      description: `At most ${files.maxBytes} bytes a file.`,
      required: true,
      content: {
        "multipart/form-data": { schema: { type: "object", properties, required: [files.field] } },
      },
    };
  }
  return (
    body && {
      description: `At most ${body.maxBytes} bytes.`,
      required: body.required,
      content: {
        "application/json": { schema: components.schemaOf(body.documented ?? body.schema, "input") },
      },
    }
  );
}

function toResponses(components: Components, operation: DeclaredOperation): Json {
  const responses: Json = {};
  for (const code of [...problemsOf(operation), "internal" as const]) {
    responses[PROBLEMS[code].status] = components.problem(code);
  }
  // A status declared as an answer is that, also where a problem could have it.
  for (const [status, answer] of Object.entries(operation.contract.answers)) {
    const { lines } = operation.contract;
    const text =
      lines && answer === LINES_TYPE ? components.schemaOf(lines.result, "output") : { type: "string" };
    const content: Json = {};
    if (answer instanceof z.ZodType) {
      content["application/json"] = { schema: components.schemaOf(answer, "output") };
    } else {
      for (const type of [answer].flat()) content[type] = { schema: text };
    }
    responses[status] = { description: STATUS_CODES[status] ?? "", headers: REQUEST_ID, content };
  }
  return responses;
}

function describe({ description, limits = [] }: OperationContract): string | undefined {
  const sentences = limits.map(
    ({ allowance: { points, seconds }, counts }) => `At most ${points} ${counts} in ${seconds} seconds.`,
  );
  return [...(description ? [description] : []), ...sentences].join(" ") || undefined;
}

function toOperation(components: Components, operation: DeclaredOperation): Json {
  const { contract } = operation;
  const { params, query, right, summary } = contract;
  return {
    operationId: operation.id,
    summary,
    description: describe(contract),
    security: components.securityOf(right),
    parameters: [
      ...(params ? toParameters(components, "path", params) : []),
      ...(query ? toParameters(components, "query", query) : []),
    ],
    requestBody: toRequestBody(components, contract),
    responses: toResponses(components, operation),
  };
}

/** The OpenAPI 3.1 document of these operations. */
export function buildOpenApi(operations: readonly LocatedOperation[], version: string): OpenApiDocument {
  const components = new Components();
  const paths: Record<string, Json> = {};
  for (const operation of operations) {
    paths[operation.path] = {
      ...paths[operation.path],
      [operation.method.toLowerCase()]: toOperation(components, operation),
    };
  }
  const { schemas, responses, securitySchemes } = components;
  const document = {
    openapi: "3.1.0",
    info: {
      title: "Aisle",
      version,
      description: "A shop with its recommender built in.",
      license: { name: "MIT", identifier: "MIT" },
    },
    servers: [{ url: "/", description: "The shop this document comes from." }],
    paths,
    components: { schemas, responses, headers: HEADERS, securitySchemes },
  };
  // Without what is undefined.
  return JSON.parse(JSON.stringify(document)) as OpenApiDocument;
}
