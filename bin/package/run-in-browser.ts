import http from "node:http";
import type { AddressInfo } from "node:net";
import { chromium } from "playwright";

const LONGEST_MS = 60_000;

/** Says in its title how the program ended. */
const PAGE = (script: string) => `<!doctype html><title>running</title><script type="module">
  import("/${script}").then(() => (document.title = "done"), (error) => (document.title = "failed: " + error));
</script>`;

/**
 * Runs each module in a page of its own, served as static files are.
 *
 * @returns the browser's version
 * @throws Error naming the first one that failed, printed nothing or did not end
 */
export async function runInBrowser(executablePath: string, modules: readonly string[]): Promise<string> {
  const server = http.createServer(({ url = "/" }, response) => {
    const [, place, ending] = /^\/(\d+)(\.js)?$/.exec(url) ?? [];
    const isModule = ending !== undefined;
    response.setHeader("content-type", isModule ? "text/javascript" : "text/html");
    response.end(isModule ? modules[Number(place)] : PAGE(`${place}.js`));
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  const browser = await chromium.launch({ executablePath, args: ["--no-sandbox"] });
  try {
    for (const place of modules.keys()) {
      const page = await browser.newPage();
      const printed: string[] = [];
      page.on("console", (message) => printed.push(message.text()));
      await page.goto(`http://127.0.0.1:${port}/${place}`);
      await page.waitForFunction(() => document.title !== "running", undefined, { timeout: LONGEST_MS });
      const ended = await page.title();
      if (ended !== "done" || printed.length === 0) {
        throw new Error(`Program ${place + 1} in the browser: ${ended}; it printed ${printed.length} lines.`);
      }
      await page.close();
    }
    return browser.version();
  } finally {
    await browser.close();
    server.close();
  }
}
