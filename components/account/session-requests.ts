import type { ActionResult } from "@/lib/platform/http/action";

const MESSAGES: Record<string, string> = {
  CredentialsSignin: "E-mail and password do not fit together.",
  unavailable: "The shop cannot look that up right now. Please try again in a moment.",
  rate_limited: "Too many attempts. Please try again in a quarter of an hour.",
};

/** Sends a form to next-auth, with the token that proves it comes from this site. */
async function post(path: string, fields: Record<string, string>): Promise<Response> {
  const { csrfToken }: { csrfToken: string } = await (await fetch("/api/auth/csrf")).json();
  return fetch(`/api/auth/${path}`, {
    method: "POST",
    body: new URLSearchParams({ ...fields, csrfToken, json: "true" }),
  });
}

/** Opens a session, or says why not. Rejects when the shop cannot be reached. */
export async function signIn(email: string, password: string): Promise<ActionResult<null>> {
  const response = await post("callback/credentials", { email, password });
  if (response.ok) return { ok: true, data: null };
  const { url = "" }: { url?: string } = await response.json();
  const code = URL.canParse(url) ? (new URL(url).searchParams.get("error") ?? "") : "";
  const message = MESSAGES[code] ?? "Something went wrong on our side. Please try again.";
  return {
    ok: false,
    code: code === "rate_limited" ? "rate_limited" : "unauthenticated",
    message,
    fields: [],
  };
}

/** Ends this browser's session. Rejects when the shop cannot be reached. */
export async function signOut(): Promise<void> {
  const response = await post("signout", {});
  if (!response.ok) throw new Error(`sign-out answered ${response.status}`);
}

/** Goes to `path` as a whole new page: everything on the open one was made for somebody else. */
export function startOver(path: string): void {
  window.location.assign(path);
}
