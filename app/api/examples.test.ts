import { execFile } from "node:child_process";
import http from "node:http";
import type { AddressInfo } from "node:net";
import { promisify } from "node:util";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { createClient } from "@/client/api/create-client";
import { childEnvironment } from "@/lib/platform/env";
import { type Endpoint, METHODS } from "@/lib/platform/http/endpoint";
import { withTestShop } from "@/lib/recommender/serving/testing/test-shop";
import { type Known, toClient, toCurl, toFetch, toRequest } from "@/lib/reference/examples";
import { QUICK_STARTS } from "@/lib/reference/quick-starts";
import type { Operation } from "@/lib/reference/read-operations";
import { fillPlaces, groupOperations, readKnown } from "@/lib/reference/reference";
import { createApiKey } from "@/lib/shop/auth/api-keys";
import { KEY_SCOPES } from "@/lib/shop/auth/scopes";
import { readDocument } from "./openapi.json/read-document";

withTestShop();

/** Calls whose examples need what only a running shop has, or do what no test shop should. */
const NOT_RUN: Readonly<Record<string, string>> = {
  getCronRetrain: "asks with a secret of its own",
  postCronRetrain: "asks with a secret of its own",
  getMetrics: "asks with a token of its own",
  deleteProduct: "the product that all other examples speak of would be gone",
  postProductHide: "the product that all other examples speak of would be gone",
};

/** Calls that the least that fits does not satisfy, and what more they take. */
const TAKES_MORE: Readonly<Record<string, string>> = {
  getExploration: "a report that somebody has made",
  postOwnErasure: "the cookie of whoever is to be erased",
  getOwnExport: "the cookie of a shopper",
  postFeeds: "an address of a feed",
  patchProduct: "something to change",
  postProductUnhide: "a product that is hidden",
  postProducts: "everything a product needs to be sold",
  postPictures: "a file",
  postUploads: "a file",
  postWebhooksShopify: "the signature of the sender",
  postWebhooksWoocommerce: "the signature of the sender",
  postWebhooksStripe: "the signature of the sender",
  postRules: "a rule about products there are",
  postV1Predict: "a user",
  postCategories: "a name that is not taken yet",
  postPlainInteraction: "a product there is",
};

const files = import.meta.glob<Endpoint>("./**/route.ts");

/** The API on a port, each route by its own handlers. */
async function listen(): Promise<http.Server> {
  const routes = await Promise.all(
    Object.entries(files)
      .filter(([file]) => !file.includes("...") && !file.includes("/auth/"))
      .map(async ([file, load]) => ({
        path: file.replace(/^\./, "/api").replace(/\/route\.ts$/, ""),
        endpoint: await load(),
      })),
  );
  const toPattern = (path: string) =>
    new RegExp(`^${path.replaceAll(".", "\\.").replaceAll(/\[(\w+)\]/g, "(?<$1>[^/]+)")}$`);
  const patterns = routes
    .sort((a, b) => Number(a.path.includes("[")) - Number(b.path.includes("[")))
    .map(({ path, endpoint }) => ({ pattern: toPattern(path), endpoint }));
  const server = http.createServer(async (incoming, outgoing) => {
    const url = new URL(incoming.url ?? "/", "http://localhost");
    const found = patterns.find(({ pattern }) => pattern.test(url.pathname));
    const method = METHODS.find((one) => one === incoming.method);
    if (!found || !method) return void outgoing.writeHead(404).end();
    const params = Object.entries(found.pattern.exec(url.pathname)?.groups ?? {});
    const chunks: Buffer[] = [];
    for await (const chunk of incoming as AsyncIterable<Buffer>) chunks.push(chunk);
    const request = new Request(url, {
      method,
      headers: incoming.headers as Record<string, string>,
      body: chunks.length > 0 ? Buffer.concat(chunks) : undefined,
    });
    const decoded = Object.fromEntries(params.map(([name, value]) => [name, decodeURIComponent(value)]));
    const response = await found.endpoint[method](request, { params: Promise.resolve(decoded) });
    outgoing.writeHead(response.status, Object.fromEntries(response.headers));
    outgoing.end(Buffer.from(await response.arrayBuffer()));
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return server;
}

let server: http.Server;
let origin: string;
let key: string;
let known: Known;
let operations: Operation[];
beforeAll(async () => {
  server = await listen();
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  key = await createApiKey("examples", [...KEY_SCOPES]);
  vi.stubEnv("AISLE_KEY", key);
  known = await readKnown();
  const all = groupOperations(await readDocument()).flatMap((group) => group.operations);
  operations = all.filter(({ id }) => !(id in NOT_RUN));
});
afterAll(() => {
  vi.unstubAllEnvs();
  server.close();
});

type AsyncFunction = (...values: unknown[]) => Promise<unknown>;
const Script = (async () => undefined).constructor as new (...parts: string[]) => AsyncFunction;
const run = promisify(execFile);

/** What curl is answered with: the status, and the body. */
async function runCurl(command: string): Promise<{ status: number; text: string }> {
  const shell = `${command} -sS -w '\\n%{http_code}'`;
  const { stdout } = await run("sh", ["-c", shell], {
    env: childEnvironment({ AISLE_KEY: key }),
  });
  const at = stdout.lastIndexOf("\n");
  return { status: Number(stdout.slice(at + 1)), text: stdout.slice(0, at) };
}

/** Whether an example names something of this shop, or only something as it might be called. */
const isComplete = ({ id, parameters }: Operation) =>
  !(id in TAKES_MORE) && parameters.every(({ name, place }) => place !== "path" || known[name] !== undefined);

function expectAnswered(operation: Operation, status: number, text: string): void {
  const documented = operation.answers.map((answer) => Number(answer.status)).filter((one) => one < 500);
  expect(documented, `${operation.id}: ${text}`).toContain(status);
  if (isComplete(operation)) expect(status, `${operation.id}: ${text}`).toBeLessThan(300);
}

describe("the examples of /docs", () => {
  it("run in a shell", async () => {
    expect(operations.length).toBeGreaterThan(15);
    for (const operation of operations) {
      const { status, text } = await runCurl(toCurl(toRequest(operation, known), origin));
      expectAnswered(operation, status, text);
      if (operation.id === "postInteractions") expect(JSON.parse(text)).toMatchObject({ rejected: [] });
    }
  });

  it("run with fetch", async () => {
    for (const operation of operations) {
      const code = toFetch(toRequest(operation, known), origin).replace(/\nconst answer.*/, "");
      const response = (await new Script(`${code}\nreturn response;`)()) as Response;
      expectAnswered(operation, response.status, await response.text());
    }
  });

  it("run with the typed client", async () => {
    for (const operation of operations) {
      const code = toClient(operation, toRequest(operation, known), known, origin).replace(
        /^import .*\n/,
        "",
      );
      const script = new Script(
        "createClient",
        `${code.replace("data, error", "error, response")}\nreturn { error, response };`,
      );
      const { error, response } = (await script(createClient)) as { error: unknown; response: Response };
      expectAnswered(operation, response.status, JSON.stringify(error ?? null));
    }
  });

  it("of quick starts run in a shell, too", async () => {
    const snippets = QUICK_STARTS.flatMap(({ steps }) => steps.flatMap((step) => step.snippets));
    const commands = snippets.filter(({ language }) => language === "shell");
    expect(commands.length).toBeGreaterThan(1);
    for (const { code } of commands) {
      const { status, text } = await runCurl(fillPlaces(code, origin, known));
      expect(status, text).toBeLessThan(300);
      expect((JSON.parse(text) as { rejected?: unknown[] }).rejected ?? []).toEqual([]);
    }
  });
});
