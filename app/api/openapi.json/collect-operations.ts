import { type EndpointHandler, METHODS } from "@/lib/platform/http/endpoint";
import type { LocatedOperation } from "@/lib/platform/http/openapi";
import { tagOf } from "./tags";

type RouteModule = Readonly<Partial<Record<string, Partial<EndpointHandler>>>>;
type RouteFiles = Readonly<Record<string, () => Promise<RouteModule>>>;

/** Every route file of the API. The compiler finds them: there is no list to keep. */
const ROUTE_FILES: RouteFiles = import.meta.glob<RouteModule>("/app/api/**/route.ts");

/** Routes the document leaves out, and why. */
export const UNDOCUMENTED: Readonly<Record<string, string>> = {
  "/app/api/[[...unknown]]/route.ts": "answers 404 for every address without a route",
  "/app/api/auth/[...nextauth]/route.ts": "next-auth's own, for its client alone; changes with its versions",
};

/** `/app/api/jobs/[id]/route.ts` is `/api/jobs/{id}`. */
function toPath(file: string): string {
  return file
    .replace(/^\/app/, "")
    .replace(/\/route\.ts$/, "")
    .replaceAll(/\/\([^)]+\)/g, "")
    .replaceAll(/\[([^\]]+)\]/g, "{$1}");
}

/** What the endpoints of the API declare, and where. Throws when a route file lacks a handler that endpoint() makes. */
export async function collectOperations(files = ROUTE_FILES): Promise<LocatedOperation[]> {
  const operations: LocatedOperation[] = [];
  for (const [file, load] of Object.entries(files)) {
    if (file in UNDOCUMENTED) continue;
    const handlers = await load();
    for (const method of METHODS) {
      const declared = handlers[method]?.declared;
      if (declared === undefined)
        throw new Error(`${file} does not export the ${method} that endpoint() makes.`);
      const path = toPath(file);
      if (declared) operations.push({ ...declared, path, tag: tagOf(path) });
    }
  }
  return operations;
}
