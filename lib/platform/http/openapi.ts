import { STATUS_CODES } from "node:http";
import { z } from "zod";
import type { ErrorCode } from "@/lib/platform/errors";
import { describeRight, scopesOf, subjectOf } from "./describe-right";
import { type DeclaredOperation, problemsOf } from "./endpoint";
import { LINES_TYPE } from "./lines";
import type { OperationContract } from "./operation";
import { PROBLEMS, problemSchema } from "./problem";
import { sampleOf } from "./sample";

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
  /** The name of the group it stands in. */
  tag: string;
}

/** A group of operations. */
export interface Tag {
  name: string;
  description: string;
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

  tooLong(): Json {
    this.responses.too_long ??= { description: "Address and headers together are larger than 16 KiB." };
    return { $ref: "#/components/responses/too_long" };
  }

  securityOf({ credentials, anonymous }: OperationContract["right"]): Json[] {
    for (const { scheme, definition } of credentials) this.securitySchemes[scheme] = definition;
    // Scopes stand in `x-scopes`: linters know them here for OAuth alone.
    const alternatives: Json[] = credentials.map(({ scheme }) => ({ [scheme]: [] }));
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
      content: { [LINES_TYPE]: toContent(components, lines.line) },
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
      content: { "application/json": toContent(components, body.documented ?? body.schema) },
    }
  );
}

/** What may be sent, and the least of it as an example. */
function toContent(components: Components, sent: z.ZodType): Json {
  const schema = components.schemaOf(sent, "input");
  return { schema, example: sampleOf(schema, components.schemas) };
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
  // Node answers it before anything of ours sees the request.
  responses["431"] = components.tooLong();
  return responses;
}

function describe(contract: OperationContract): string {
  const { description, limits = [] } = contract;
  const sentences = limits.map(
    ({ allowance: { points, seconds }, counts }) => `At most ${points} ${counts} in ${seconds} seconds.`,
  );
  return [...(description ? [description] : []), ...describeRight(contract), ...sentences].join(" ");
}

function toOperation(components: Components, operation: LocatedOperation): Json {
  const { contract } = operation;
  const { params, query, right, summary } = contract;
  return {
    operationId: operation.id,
    tags: [operation.tag],
    summary,
    description: describe(contract),
    security: components.securityOf(right),
    "x-scopes": scopesOf(right),
    "x-scope-by": right.scopeBy,
    "x-subject": subjectOf(right),
    parameters: [
      ...(params ? toParameters(components, "path", params) : []),
      ...(query ? toParameters(components, "query", query) : []),
    ],
    requestBody: toRequestBody(components, contract),
    responses: toResponses(components, operation),
  };
}

/** The OpenAPI 3.1 document of these operations. */
export function buildOpenApi(
  operations: readonly LocatedOperation[],
  tags: readonly Tag[],
  version: string,
): OpenApiDocument {
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
      description: "A shop with its recommender built in. With examples to try: `/docs`.",
      contact: { name: "Whoever runs this shop" },
      license: { name: "MIT", identifier: "MIT" },
    },
    servers: [{ url: "/", description: "The shop this document comes from." }],
    tags: tags.filter(({ name }) => operations.some(({ tag }) => tag === name)),
    paths,
    components: { schemas, responses, headers: HEADERS, securitySchemes },
  };
  // Without what is undefined.
  return JSON.parse(JSON.stringify(document)) as OpenApiDocument;
}
