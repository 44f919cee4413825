import Bowser from "bowser";

const MOST = 60;
/** The library reads headers of any length; nobody's browser calls itself more than that. */
const MOST_READ = 500;

/** What kind of browser a user agent is, as its holder knows it: `Firefox on Windows`; empty where it says nothing of that. */
export function browserName(userAgent: string | null): string {
  if (!userAgent) return "";
  const { browser, os } = Bowser.parse(userAgent.slice(0, MOST_READ));
  return [browser.name, os.name]
    .filter((name) => name)
    .join(" on ")
    .slice(0, MOST);
}
