import NextAuth from "next-auth";
import { cookies } from "next/headers";
import { getAuthOptions } from "@/lib/shop/accounts/sign-in-options";
import { checkSignInRequest, findForeignCookies } from "@/lib/shop/accounts/sign-in-request";
import { readSiteOrigin } from "@/lib/platform/http/site-origin";
import { AppError } from "@/lib/platform/errors";
import { toResponse } from "@/lib/platform/http/answer";
import { toProblem } from "@/lib/platform/http/problem";
import { randomId } from "@/lib/platform/ids";

function explain(error: unknown): unknown {
  // next-auth reads the body itself and lets the parser's error through.
  if (!(error instanceof SyntaxError)) return error;
  return new AppError("invalid", "The body is not valid JSON.", { cause: error });
}

/** The options are made per request, because the secret is only known where the shop runs. */
async function handle(request: Request, context: unknown): Promise<Response> {
  try {
    if (request.method === "GET" && new URL(request.url).pathname.endsWith("/callback/credentials")) {
      throw new AppError("method_not_allowed", "Credentials are sent by POST.");
    }
    const [site, jar] = [await readSiteOrigin(), await cookies()];
    for (const name of findForeignCookies(jar.getAll(), site)) jar.delete(name);
    await checkSignInRequest(request, site);
    let refusal: AppError | null = null;
    const options = getAuthOptions(request, (error) => (refusal = error));
    const answer = await NextAuth(request as never, context as never, options);
    // next-auth answers 401 to whatever goes wrong; when to come back only we can say.
    return refusal === null ? answer : toResponse(toProblem(refusal, randomId()));
  } catch (error) {
    return toResponse(toProblem(explain(error), randomId()));
  }
}

export { handle as GET, handle as POST };
