import type { Operation } from "./read-operations";

/** A request as an example makes it. */
export interface ExampleRequest {
  method: string;
  /** With its query string. */
  path: string;
  /** What stands in the header `authorization`; null: nobody has to be known. */
  authorization: string | null;
  body: unknown;
  /** Of the body. */
  type: string;
}

const JSON_TYPE = "application/json";

/** Stands for a secret key in examples. */
export const KEY = "$AISLE_KEY";

/** What examples name of the shop they are shown in: a product that is there, by the names parameters have. */
export type Known = Readonly<Record<string, string | undefined>>;

function needsKey({ anonymous, access }: Operation): boolean {
  return !anonymous && access.length > 0;
}

function fill(value: unknown, known: Known): unknown {
  if (Array.isArray(value)) return value.map((one) => fill(one, known));
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, one]) => [
      name,
      typeof one === "string" ? (known[name] ?? one) : fill(one, known),
    ]),
  );
}

/** Values of all parameters an example gives: those that are required. */
export function exampleValues(
  { parameters }: Operation,
  known: Known,
  place: "path" | "query",
): [string, string][] {
  return parameters
    .filter((parameter) => parameter.place === place && parameter.required)
    .map(({ name, sample }) => [name, known[name] ?? sample]);
}

/** The least request that is answered, with what is known of the shop. */
export function toRequest(operation: Operation, known: Known): ExampleRequest {
  const path = exampleValues(operation, known, "path").reduce(
    (filled, [name, value]) => filled.replace(`{${name}}`, encodeURIComponent(value)),
    operation.path,
  );
  const query = new URLSearchParams(exampleValues(operation, known, "query")).toString();
  return {
    method: operation.method,
    path: query === "" ? path : `${path}?${query}`,
    authorization: needsKey(operation) ? `Bearer ${KEY}` : null,
    body: operation.body ? fill(operation.body.sample, known) : undefined,
    type: operation.body?.type ?? JSON_TYPE,
  };
}

const indent = (text: string, by: string) => text.replaceAll("\n", `\n${by}`);

/** For a shell. */
export function toCurl({ method, path, authorization, body, type }: ExampleRequest, origin: string): string {
  const json = body === undefined ? "" : JSON.stringify(body).replaceAll("'", "'\\''");
  const lines = [
    method === "GET" ? "curl" : `curl -X ${method}`,
    ...(authorization ? [`-H "authorization: ${authorization}"`] : []),
    ...(json ? [`-H "content-type: ${type}"`, `-d '${json}'`] : []),
    `"${origin}${path}"`,
  ];
  return lines.join(" \\\n  ");
}

const inScript = (authorization: string) => `\`${authorization.replace(KEY, "${process.env.AISLE_KEY}")}\``;

/** For anything with `fetch`. */
export function toFetch({ method, path, authorization, body, type }: ExampleRequest, origin: string): string {
  const headers = [
    ...(authorization ? [`authorization: ${inScript(authorization)}`] : []),
    ...(body === undefined ? [] : [`"content-type": "${type}"`]),
  ];
  const options = [
    ...(method === "GET" ? [] : [`method: "${method}"`]),
    ...(headers.length > 0 ? [`headers: { ${headers.join(", ")} }`] : []),
    ...(body === undefined ? [] : [`body: JSON.stringify(${indent(JSON.stringify(body, null, 2), "  ")})`]),
  ];
  const given = options.length > 0 ? `, {\n  ${options.join(",\n  ")},\n}` : "";
  return `const response = await fetch("${origin}${path}"${given});\nconst answer = await response.json();`;
}

/** Whether what is answered when all goes well is no JSON document, but lines or a table. */
const answersText = ({ answers }: Operation) =>
  answers.some(({ status, type }) => status.startsWith("2") && type !== "" && type !== JSON_TYPE);

/** For the typed client. */
export function toClient(
  operation: Operation,
  request: ExampleRequest,
  known: Known,
  origin: string,
): string {
  const { method, authorization, body, type } = request;
  const key = authorization ? ", key: process.env.AISLE_KEY" : "";
  const places = (["path", "query"] as const).flatMap((place) => {
    const values = exampleValues(operation, known, place);
    return values.length > 0 ? [`${place}: ${JSON.stringify(Object.fromEntries(values))}`] : [];
  });
  const options = [
    ...(places.length > 0 ? [`params: { ${places.join(", ")} }`] : []),
    ...(body === undefined ? [] : [`body: ${indent(JSON.stringify(body, null, 2), "  ")}`]),
    // Each line is an object of its own: one line is one object.
    ...(body === undefined || type === JSON_TYPE
      ? []
      : [`headers: { "content-type": "${type}" }`, "bodySerializer: JSON.stringify"]),
    ...(answersText(operation) ? ['parseAs: "text"'] : []),
  ];
  const given = options.length > 0 ? `, {\n  ${options.join(",\n  ")},\n}` : "";
  return [
    'import { createClient } from "@aisle/client";',
    "",
    `const aisle = createClient({ baseUrl: "${origin}"${key} });`,
    `const { data, error } = await aisle.${method}("${operation.path}"${given});`,
  ].join("\n");
}
