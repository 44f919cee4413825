import { askedLanguage } from "@/lib/recommender/serving/asked-language";

/** What a browser asks with for what is personal of a kept page that is written in `locale`. */
export function toVisitQuery(path: string, locale: string): { path: string; language?: string } {
  const language = askedLanguage(locale);
  return language === undefined ? { path } : { path, language };
}

/** Where that is asked for; the page's head says so, that it is asked before any script runs. */
export function visitAddress(path: string, locale = "en"): string {
  const query = Object.entries(toVisitQuery(path, locale));
  return `/api/visit?${query.map(([name, value]) => `${name}=${encodeURIComponent(value)}`).join("&")}`;
}
