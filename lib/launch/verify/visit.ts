import type { Visit } from "./visits";

export interface Answer {
  status: number;
  /** Until the last byte. */
  ms: number;
  /** The media type, without parameters. */
  type: string;
  bytes: number;
}

/** A route that has not answered by then never does. */
const PATIENCE_MS = 20_000;

/** Makes one request and reads its answer to the end. Redirects are answers too. Rejects when there is none. */
export async function visit(
  address: string,
  { path, method = "GET", headers, body }: Visit,
): Promise<Answer> {
  const isForm = body instanceof URLSearchParams || body instanceof FormData;
  const type = typeof body === "string" ? "application/x-ndjson" : "application/json";
  const began = performance.now();
  const response = await fetch(`${address}${path}`, {
    method,
    headers: { ...headers, ...(body && !isForm ? { "content-type": type } : {}) },
    body: body === undefined || isForm || typeof body === "string" ? body : JSON.stringify(body),
    redirect: "manual",
    signal: AbortSignal.timeout(PATIENCE_MS),
  });
  const bytes = (await response.arrayBuffer()).byteLength;
  const answered = (response.headers.get("content-type") ?? "").split(";")[0] ?? "";
  return { status: response.status, ms: performance.now() - began, type: answered, bytes };
}

/** Signs in as next-auth's own page does, and returns the cookies to send from then on. */
export async function signIn(address: string, email: string, password: string): Promise<string> {
  const cookies = new Map<string, string>();
  const keep = (response: Response) => {
    for (const line of response.headers.getSetCookie()) {
      const [pair = ""] = line.split(";");
      cookies.set(pair.slice(0, pair.indexOf("=")), pair);
    }
  };
  const header = () => ({ cookie: [...cookies.values()].join("; ") });
  const csrf = await fetch(`${address}/api/auth/csrf`);
  keep(csrf);
  const { csrfToken } = (await csrf.json()) as { csrfToken: string };
  const response = await fetch(`${address}/api/auth/callback/credentials`, {
    method: "POST",
    headers: header(),
    body: new URLSearchParams({ csrfToken, email, password, json: "true" }),
    redirect: "manual",
  });
  keep(response);
  if (![...cookies.keys()].some((name) => name.endsWith("session-token"))) {
    throw new Error(`Signing in as ${email} answered ${response.status} and opened no session.`);
  }
  return header().cookie;
}
