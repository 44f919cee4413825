import "server-only";
import { AppError } from "@/lib/platform/errors";
import { route } from "./route";

type Method = "GET" | "POST" | "PUT" | "PATCH" | "DELETE";
type Handlers = Record<Method | "OPTIONS", ReturnType<typeof route>>;

/**
 * Handlers for the methods a route does not have, because Next's own answer to them is neither a problem document nor
 * does it say which methods there are: `export const { POST, PUT, PATCH, DELETE, OPTIONS } = refuseAllBut("GET")`.
 */
export function refuseAllBut(...allowed: readonly Method[]): Handlers {
  const allow = [...allowed, ...(allowed.includes("GET") ? ["HEAD"] : []), "OPTIONS"].join(", ");
  const withAllow =
    (handler: ReturnType<typeof route>): ReturnType<typeof route> =>
    async (request, context) => {
      const response = await handler(request, context);
      response.headers.set("allow", allow);
      return response;
    };
  const refuse = withAllow(
    route({}, async ({ request }) => {
      throw new AppError("method_not_allowed", `${request.method} is not understood here.`);
    }),
  );
  const OPTIONS = withAllow(route({}, async () => new Response(null, { status: 204 })));
  return { GET: refuse, POST: refuse, PUT: refuse, PATCH: refuse, DELETE: refuse, OPTIONS };
}
