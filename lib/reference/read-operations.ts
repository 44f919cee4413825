import type { OpenApiDocument } from "@/lib/platform/http/openapi";
import { type JsonSchema, resolveSchema, sampleOf } from "@/lib/platform/http/sample";
import { type Field, listFields } from "./list-fields";

/** One way of being let in, as a sentence says it. */
export interface Access {
  scheme: string;
  scopes: readonly string[];
}

export interface Parameter extends Field {
  place: "path" | "query";
  sample: string;
}

export interface Answer {
  status: string;
  description: string;
  type: string;
  fields: readonly Field[];
}

/** A call of the API as its page shows it. */
export interface Operation {
  id: string;
  method: string;
  path: string;
  tag: string;
  summary: string;
  description: string;
  /** Any one of them is enough; none: anybody. */
  access: readonly Access[];
  anonymous: boolean;
  parameters: readonly Parameter[];
  body: { type: string; fields: readonly Field[]; sample: unknown } | null;
  answers: readonly Answer[];
}

interface Media {
  schema?: JsonSchema;
  example?: unknown;
}
interface DocumentedParameter {
  name: string;
  in: "path" | "query";
  required: boolean;
  description?: string;
  schema: JsonSchema;
}
interface DocumentedAnswer {
  $ref?: string;
  description?: string;
  content?: Record<string, Media>;
}
interface DocumentedOperation {
  operationId: string;
  tags: string[];
  summary: string;
  description: string;
  security: Record<string, string[]>[];
  "x-scopes"?: Record<string, string[]>;
  parameters: DocumentedParameter[];
  requestBody?: { content: Record<string, Media> };
  responses: Record<string, DocumentedAnswer>;
}

type Schemas = OpenApiDocument["components"]["schemas"];

function toParameter(
  { name, required, description, schema, in: place }: DocumentedParameter,
  schemas: Schemas,
) {
  const [field] = listFields({ type: "object", properties: { [name]: { ...schema, description } } }, schemas);
  const sample = sampleOf(schema, schemas, name);
  const values = Array.isArray(sample) ? sample : [sample];
  return { ...field, name, required, place, sample: String(values[0] ?? "") } as Parameter;
}

function toAnswer(status: string, given: DocumentedAnswer, { components }: OpenApiDocument): Answer {
  const name = given.$ref?.split("/").at(-1) ?? "";
  const answer = given.$ref ? (components.responses[name] as DocumentedAnswer) : given;
  const [type = "", media] = Object.entries(answer.content ?? {})[0] ?? [];
  const schema = resolveSchema(media?.schema ?? {}, components.schemas);
  // All problems have the same fields, which stand once on the page.
  const fields = type === "application/problem+json" ? [] : listFields(schema, components.schemas);
  return { status, description: answer.description ?? "", type, fields };
}

function toBody({ requestBody }: DocumentedOperation, schemas: Schemas): Operation["body"] {
  const [type, media] = Object.entries(requestBody?.content ?? {})[0] ?? [];
  if (type === undefined) return null;
  return { type, fields: listFields(media?.schema ?? {}, schemas), sample: media?.example };
}

function toOperation(
  path: string,
  method: string,
  said: DocumentedOperation,
  document: OpenApiDocument,
): Operation {
  const { schemas } = document.components;
  const { operationId, tags, summary, description, security, parameters, responses } = said;
  const schemes = security.flatMap((one) => Object.keys(one));
  return {
    id: operationId,
    method: method.toUpperCase(),
    path,
    tag: tags[0] ?? "",
    summary,
    description,
    access: schemes.map((scheme) => ({ scheme, scopes: said["x-scopes"]?.[scheme] ?? [] })),
    anonymous: security.length === 0 || security.some((one) => Object.keys(one).length === 0),
    parameters: parameters.map((parameter) => toParameter(parameter, schemas)),
    body: toBody(said, schemas),
    answers: Object.entries(responses).map(([status, answer]) => toAnswer(status, answer, document)),
  };
}

/** Every call of a contract, in its order. */
export function readOperations(document: OpenApiDocument): Operation[] {
  return Object.entries(document.paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, said]) =>
      toOperation(path, method, said as DocumentedOperation, document),
    ),
  );
}
