import NextAuth from "next-auth";
import { getAuthOptions } from "@/lib/auth/options";

// The options are made per request, because the secret is only known where the shop runs.
const handle = (request: Request, context: unknown): Promise<Response> =>
  NextAuth(request as never, context as never, getAuthOptions(request));

export { handle as GET, handle as POST };
