"use server";

import { cookies, headers } from "next/headers";
import { redirect } from "next/navigation";
import { isForwardedSecure } from "@/lib/platform/http/client-request";
import { pageSentFrom } from "@/lib/platform/http/form-action";
import { languageCookieName } from "./current-language";
import { languagesOf } from "./language-names";
import { getSettings } from "./live-settings";

const ONE_YEAR = 365 * 24 * 60 * 60;

/** Keeps which language the visitor has chosen, in their browser alone, and shows the page again. */
export async function chooseLanguageAction(form: FormData): Promise<void> {
  const wanted = form.get("language");
  const isOurs = typeof wanted === "string" && languagesOf(await getSettings()).includes(wanted);
  if (isOurs) {
    const secure = isForwardedSecure(await headers());
    const options = { httpOnly: true, sameSite: "lax", secure, path: "/", maxAge: ONE_YEAR } as const;
    (await cookies()).set(languageCookieName(), wanted, options);
  }
  redirect(await pageSentFrom());
}
