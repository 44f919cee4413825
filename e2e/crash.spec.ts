import fs from "node:fs";
import { uuidv7 } from "@/lib/platform/ids";
import { expect, test } from "./fixtures";

/** How long events keep coming, and when in between the web process is killed. */
const STREAM_MS = 6_000;
const KILL_AT_MS = 2_000;

/** The web process of the shop under test: known by the port in its environment. */
function webProcess(port: string): number {
  const pids = fs.readdirSync("/proc").filter((name) => /^\d+$/.test(name));
  const pid = pids.find((name) => {
    try {
      const title = fs.readFileSync(`/proc/${name}/cmdline`, "utf8");
      return (
        title.startsWith("next-server") &&
        fs.readFileSync(`/proc/${name}/environ`, "utf8").includes(`\0PORT=${port}\0`)
      );
    } catch {
      return false; // gone meanwhile, or not ours to read
    }
  });
  if (!pid) throw new Error(`No web process serves port ${port}.`);
  return Number(pid);
}

test("every acknowledged event survives kill -9 of the web process, once", async ({
  page,
  database,
  baseURL,
}) => {
  test.skip(process.platform !== "linux", "finds the process to kill through /proc");
  const origin = new URL(baseURL ?? "");
  const answer = (await (await page.request.get("/api/recommend?placement=home.trending&k=20")).json()) as {
    lists: { items: { product: { id: string } }[] }[];
  };
  const products = (answer.lists[0]?.items ?? []).map(({ product }) => product.id);
  const acknowledged: string[] = [];
  let failures = 0;

  /** One browser that sends an event after the other; what got no answer is sent again with the same id. */
  async function stream(until: number): Promise<void> {
    let id = uuidv7();
    for (let n = 0; Date.now() < until; n++) {
      const interaction = {
        id,
        kind: "view",
        product: products[n % products.length],
        at: new Date().toISOString(),
      };
      try {
        const response = await page.request.post("/api/interactions", {
          data: { interactions: [interaction] },
        });
        if (response.status() === 202) {
          acknowledged.push(id);
          id = uuidv7();
        } else failures++;
      } catch {
        failures++;
        await new Promise((resolve) => setTimeout(resolve, 50));
      }
    }
  }

  const until = Date.now() + STREAM_MS;
  const streams = Array.from({ length: 4 }, () => stream(until));
  setTimeout(() => process.kill(webProcess(origin.port), "SIGKILL"), KILL_AT_MS);
  await Promise.all(streams);

  expect(failures, "the kill was felt").toBeGreaterThan(0);
  expect(acknowledged.length).toBeGreaterThan(50);
  const { rows } = await database.query<{ id: string }>("select id from interactions where id = any($1)", [
    acknowledged,
  ]);
  expect(rows.map(({ id }) => id).sort()).toEqual([...acknowledged].sort());
});
