import fs from "node:fs";
import type { RequestOptions } from "node:http";
import type { Rng } from "@/ml/index";
import { listRoutes } from "./visits";

/** A request as nobody should send it, and somebody does. */
export interface StrangeRequest {
  options: RequestOptions & { path: string; method: string };
  body: string;
}

/** What strange requests are made of, besides nonsense. */
export interface Known {
  /** Values that stand for something, by the name of the part of an address. */
  values: Readonly<Record<string, readonly string[]>>;
  cookies: readonly string[];
  keys: readonly string[];
}

/** As it stands in addresses. */
const NONSENSE = [
  "x",
  "0",
  "-1",
  "1e99",
  "%00",
  "%ED%A0%80",
  "__proto__",
  "..%2f..%2fetc",
  "%25",
  "%F0%9F%98%80",
  "%E2%80%AE",
  "null",
  "[]",
  "%7B%7D",
  "a".repeat(3_000),
  "%27%20or%201=1--",
  "%3Cscript%3E",
];
const QUERIES = [
  ...[
    "q",
    "page",
    "sort",
    "k",
    "limit",
    "cursor",
    "placement",
    "product",
    "category",
    "where",
    "filter",
    "from",
  ],
  ...[
    "to",
    "status",
    "trace",
    "shopper",
    "user_id",
    "count",
    "colour",
    "brand",
    "price",
    "_rsc",
    "callbackUrl",
  ],
];
const METHODS = [
  "GET",
  "GET",
  "GET",
  "GET",
  "POST",
  "POST",
  "PUT",
  "PATCH",
  "DELETE",
  "HEAD",
  "OPTIONS",
  "TRACE",
];
const TREES = ["x", "%5B%5D", "%", "null", "%5B%22%22%2C%7B%7D%5D", "%5B%22%22%2C%7B%7D%2Cnull%2C1%5D"];
const BOUNDARY = "multipart/form-data; boundary=b";
const TYPES = [
  ...["application/json", "application/x-www-form-urlencoded", "text/plain;charset=UTF-8", BOUNDARY, ""],
  ...["multipart/form-data", "application/x-ndjson", "application/json; charset=utf-16", "nonsense"],
];
const BODIES = [
  "",
  "{",
  "[]",
  "{}",
  "null",
  '"x"',
  "1e999",
  "[null]",
  '["$F1"]',
  '["$K1","$@2","$B3","$Q4"]',
  '{"__proto__":{"a":1}}',
  `{"a":${"[".repeat(2_000)}${"]".repeat(2_000)}}`,
  "a=1&b=%&c",
  '--b\r\ncontent-disposition: form-data; name="0"\r\n\r\n["$K1"]\r\n--b--\r\n',
  '--b\r\ncontent-disposition: form-data; name="$ACTION_REF_1"\r\n\r\n\r\n--b\r\ncontent-disposition: form-data; name="$ACTION_1:0"\r\n\r\n{"id":"x","bound":"$@1"}\r\n--b--\r\n',
  '--b\r\ncontent-disposition: form-data; name="a"',
  '{"interactions":[{"id":1,"kind":"view"}]}',
  '{"callbackUrl":"x","csrfToken":{}}',
  "x".repeat(300_000),
];
const HEADERS: readonly Readonly<Record<string, string>>[] = [
  {},
  { rsc: "1" },
  { rsc: "1", "next-router-prefetch": "1" },
  { rsc: "1", "next-router-prefetch": "2", "next-router-segment-prefetch": "/_tree" },
  { "user-agent": "x".repeat(20_000) },
  { "user-agent": "Googlebot/2.1" },
  { "x-forwarded-for": ",,,", "x-forwarded-proto": "%%", "x-forwarded-host": "a b" },
  { "accept-language": ";;q=x,*" },
  { "accept-encoding": "br;q=x, *;q=0" },
  { "if-none-match": '"' },
  { range: "bytes=9-1" },
  { "sec-fetch-site": "cross-site", origin: "https://evil.example" },
  { origin: "null" },
  { "content-encoding": "gzip" },
  { host: "a b:c" },
  { "x-request-id": "x".repeat(5_000) },
  { "x-middleware-subrequest": "middleware:middleware:middleware" },
  { "x-matched-path": "/admin", "x-nextjs-data": "1" },
];

/** The names of all server actions of the build. */
function readActions(): string[] {
  const manifest: unknown = JSON.parse(
    fs.readFileSync(".next/server/server-reference-manifest.json", "utf8"),
  );
  const { node = {} } = manifest as { node?: Record<string, unknown> };
  return Object.keys(node);
}

/** Makes strange requests to every address below `app`, the same ones for the same numbers drawn. */
export function strangeRequests({ values, cookies, keys }: Known, rng: Rng): () => StrangeRequest {
  const routes = [...listRoutes(), "/_next/image", "/_next/static/x.js", "/_next/data/x/y.json"];
  const actions = [...readActions(), "x".repeat(42), `40${"a".repeat(40)}`];
  const draw = <T>(from: readonly T[]): T => from[rng.integer(from.length)] as T;
  const isOne = (chance: number) => rng.uniform() < chance;
  const fill = (route: string) =>
    route.replace(/\[\[?(?:\.\.\.)?(\w+)\]?\]/g, (_, name: string) =>
      draw([...(values[name] ?? []), draw(NONSENSE)]),
    );
  const query = () =>
    Array.from({ length: rng.integer(4) }, () => {
      const name = draw(QUERIES);
      return `${name}=${draw([...(values[name] ?? []), draw(NONSENSE)])}`;
    }).join("&");

  return () => {
    const method = draw(METHODS);
    const asked = query();
    const headers: Record<string, string> = { ...draw(HEADERS) };
    if (isOne(0.2)) headers["next-router-state-tree"] = draw(TREES);
    if (isOne(0.5)) headers.cookie = draw(cookies);
    if (isOne(0.2)) headers.authorization = `Bearer ${draw(keys)}`;
    const sends = method !== "GET" && method !== "HEAD" && method !== "TRACE";
    const body = sends ? draw(BODIES) : "";
    const type = draw(TYPES);
    if (sends && type !== "") headers["content-type"] = type;
    if (method === "POST" && isOne(0.4)) headers["next-action"] = draw(actions);
    if (body !== "") headers["content-length"] = String(Buffer.byteLength(body));
    return { options: { path: `${fill(draw(routes))}${asked && `?${asked}`}`, method, headers }, body };
  };
}
