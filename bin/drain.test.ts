import { type ChildProcess, spawn } from "node:child_process";
import http from "node:http";
import path from "node:path";
import { afterEach, expect, it } from "vitest";

const DRAIN = path.resolve("bin/drain.mjs");
const running: ChildProcess[] = [];
afterEach(() => running.splice(0).forEach((one) => one.kill("SIGKILL")));

/** A server that takes `/slow` a second, and drains for half a second. */
async function start(): Promise<{ child: ChildProcess; port: number; ended: Promise<number | null> }> {
  const program = `
    import http from "node:http";
    const { createDrain } = await import(${JSON.stringify(DRAIN)});
    const drain = createDrain();
    process.on("SIGTERM", () => drain.begin(500));
    const answer = (request, response) =>
      setTimeout(() => response.end(String(globalThis.aisleDraining ?? false)), request.url === "/slow" ? 1_000 : 0);
    const server = drain.watch(http.createServer(drain.closing(answer)));
    server.listen(0, "127.0.0.1", () => console.log(server.address().port));`;
  const child = spawn(process.execPath, ["--input-type=module", "-e", program], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  running.push(child);
  const ended = new Promise<number | null>((resolve) => child.once("exit", resolve));
  const port = await new Promise<number>((resolve) =>
    child.stdout.once("data", (line: Buffer) => resolve(Number(line.toString("utf8")))),
  );
  return { child, port, ended };
}

interface Heard {
  text: string;
  connection: string | undefined;
}

function ask(port: number, target: string, agent: http.Agent): Promise<Heard> {
  return new Promise((resolve, reject) => {
    http
      .get({ port, path: target, agent, host: "127.0.0.1" }, (response) => {
        let text = "";
        response.on("data", (chunk: Buffer) => (text += chunk.toString("utf8")));
        response.on("end", () => resolve({ text, connection: response.headers.connection }));
      })
      .on("error", reject);
  });
}

it("a web process that is to end says so, answers what comes meanwhile and what is under way, and ends", async () => {
  const { child, port, ended } = await start();
  const agent = new http.Agent({ keepAlive: true });
  expect(await ask(port, "/", agent)).toEqual({ text: "false", connection: "keep-alive" });
  const underWay = ask(port, "/slow", agent);
  // On a connection of its own: the one before is taken by what is under way.
  await ask(port, "/", new http.Agent());
  child.kill("SIGTERM");
  await expect
    .poll(() => ask(port, "/", new http.Agent({ keepAlive: true })))
    .toEqual({ text: "true", connection: "close" });
  await expect
    .poll(() => ask(port, "/", new http.Agent()).catch((error: NodeJS.ErrnoException) => error.code))
    .toBe("ECONNREFUSED");
  expect(await underWay).toMatchObject({ text: "true" });
  expect(await ended).toBe(0);
});

it("the second signal ends it at once", async () => {
  const { child, port, ended } = await start();
  const underWay = ask(port, "/slow", new http.Agent()).catch((error: NodeJS.ErrnoException) => error.code);
  await ask(port, "/", new http.Agent());
  child.kill("SIGTERM");
  await expect.poll(() => ask(port, "/", new http.Agent()).then(({ text }) => text)).toBe("true");
  child.kill("SIGTERM");
  expect(await ended).toBe(1);
  expect(await underWay).toBe("ECONNRESET");
});
