/**
 * What every npm script runs first. Plain JavaScript for the machine's own Node: installs what the lockfile says,
 * generates what is never committed, finds a Node recent enough and hands over to the TypeScript entry point.
 */
import { spawn, spawnSync } from "node:child_process";
import fs from "node:fs";
import path from "node:path";

const ROOT = path.resolve(import.meta.dirname ?? path.dirname(new URL(import.meta.url).pathname), "..");
const OLDEST_NODE = [22, 12];
const TYPESCRIPT = ["--conditions=react-server", "--import", "tsx"];

/** Entry point of each command, and arguments before the user's. */
const COMMANDS = {
  start: ["bin/start.ts", "production"],
  dev: ["bin/start.ts", "development"],
  test: ["bin/test.ts"],
  unit: ["bin/test.ts", "unit"],
  e2e: ["bin/test.ts", "e2e"],
  aisle: ["bin/aisle.ts"],
  worker: ["bin/worker.ts"],
  verify: ["bin/verify.ts"],
  bench: ["bench/run.ts"],
  migrate: ["bin/migrate.ts"],
  prepare: ["bin/prepare.ts"],
  build: ["bin/build.ts"],
  stop: ["bin/stop.ts"],
};

function fail(message) {
  console.error(`aisle: ${message}`);
  process.exit(1);
}

function modifiedAt(file) {
  return fs.statSync(path.join(ROOT, file), { throwIfNoEntry: false })?.mtimeMs ?? 0;
}

function run(what, program, args, options = {}) {
  const started = Date.now();
  console.error(`  ${what} …`);
  const { status, stdout, stderr } = spawnSync(program, args, { cwd: ROOT, encoding: "utf8", ...options });
  if (status !== 0) fail(`${what} failed.\n${stdout ?? ""}${stderr ?? ""}`);
  console.error(`  ${what}: ${((Date.now() - started) / 1000).toFixed(1)} s`);
}

/** npm writes its own copy of the lockfile last, so one that is older means "not what the lockfile says". */
function areInstalled() {
  return modifiedAt("node_modules/.package-lock.json") >= modifiedAt("package-lock.json");
}

function isRunning(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error.code === "EPERM";
  }
}

/** An installation takes a minute or two; a lock older than this is nobody's, whoever has got its holder's pid since. */
const LONGEST_INSTALL_MS = 15 * 60_000;

/** Whether whoever made the lock is gone. In a container the next start often gets the very pid of the last one. */
function isLeftBehind(lock) {
  try {
    const holder = Number(fs.readFileSync(lock, "utf8"));
    const age = Date.now() - fs.statSync(lock).mtimeMs;
    // Made but not yet written to, by somebody who has a moment to do so.
    if (!holder) return age > 5_000;
    return holder === process.pid || age > LONGEST_INSTALL_MS || !isRunning(holder);
  } catch (error) {
    if (error.code === "ENOENT") return false;
    throw error;
  }
}

/** Waits while another launcher installs: two at once would remove each other's files. */
function waitForTurn(lock) {
  for (;;) {
    try {
      fs.writeFileSync(lock, String(process.pid), { flag: "wx" });
      return;
    } catch (error) {
      if (error.code !== "EEXIST") throw error;
    }
    if (isLeftBehind(lock)) fs.rmSync(lock, { force: true });
    else Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 250);
  }
}

function installPackages() {
  if (areInstalled()) return;
  const lock = path.join(ROOT, ".cache/install.lock");
  fs.mkdirSync(path.dirname(lock), { recursive: true });
  waitForTurn(lock);
  try {
    if (!areInstalled()) runInstall();
  } finally {
    fs.rmSync(lock, { force: true });
  }
}

function runInstall() {
  const npm = process.env.npm_execpath;
  const [program, args] = npm ? [process.execPath, [npm]] : ["npm", []];
  run("Installing packages (about a minute the first time)", program, [...args, "ci"]);
}

function findNode() {
  const system = process.platform === "win32" ? "win" : process.platform;
  const name = process.platform === "win32" ? "node.exe" : "node";
  const brought = path.join(ROOT, "node_modules", `node-${system}-${process.arch}`, "bin", name);
  if (fs.existsSync(brought)) return brought;
  const [major, minor] = process.versions.node.split(".").map(Number);
  if (major > OLDEST_NODE[0] || (major === OLDEST_NODE[0] && minor >= OLDEST_NODE[1]))
    return process.execPath;
  return fail(
    `Node ${process.versions.node} is too old, and npm brings no newer one for ${system}-${process.arch}: ` +
      `install Node ${OLDEST_NODE.join(".")} or later.`,
  );
}

function newestIn(folder) {
  const files = fs.readdirSync(path.join(ROOT, folder), { withFileTypes: true, recursive: true });
  return Math.max(
    ...files.filter((file) => file.isFile()).map((file) => modifiedAt(path.join(folder, file.name))),
  );
}

function generate(node) {
  const quiet = {
    env: { ...process.env, PATH: `${path.dirname(node)}${path.delimiter}${process.env.PATH}` },
  };
  if (modifiedAt("lib/platform/db/generated/client.ts") < modifiedAt("prisma/schema.prisma")) {
    run("Generating the database client", node, ["node_modules/prisma/build/index.js", "generate"], quiet);
  }
  const sources = Math.max(newestIn("ml/kernels/assembly"), modifiedAt("bin/build-kernels.mjs"));
  if (modifiedAt("ml/kernels/generated/kernel.ts") < sources) {
    run("Compiling the kernels", node, ["bin/build-kernels.mjs"], quiet);
  }
  const ofCarousel = [
    newestIn("client"),
    modifiedAt("bin/build-scripts.mjs"),
    modifiedAt("package-lock.json"),
  ];
  if (modifiedAt("client/carousel/generated/script.ts") < Math.max(...ofCarousel)) {
    run("Bundling scripts", node, ["bin/build-scripts.mjs"], quiet);
  }
}

/** Where the operator's settings are read from. Tests run on what they make themselves, never on the operator's database. */
function settingsFor(command) {
  const isTest = ["test", "unit", "e2e", "verify"].includes(command);
  return !isTest && fs.existsSync(path.join(ROOT, ".env")) ? ["--env-file=.env"] : [];
}

/** What runs until it is told to end; a terminal's Ctrl-C is then for this process alone, which passes it on. */
const STAYING = ["start", "dev", "worker"];
const LOOK_MS = 1_000;

/**
 * npm starts scripts by a shell that keeps a SIGINT to itself, so package.json has the shell become this process (`exec`; where
 * there is no such thing, as in Windows' shell, what stands behind it is run instead). A killed npm passes on nothing: then
 * whoever started this process is somebody else all at once.
 */
function whenAbandoned(end) {
  if (!process.env.npm_lifecycle_event) return;
  const parent = process.ppid;
  const timer = setInterval(() => {
    if (process.ppid === parent) return;
    clearInterval(timer);
    end();
  }, LOOK_MS);
  timer.unref();
}

function handOver(node, settings, script, args, isStaying) {
  const isApart = isStaying && process.platform !== "win32";
  const child = spawn(node, [...settings, ...TYPESCRIPT, script, ...args], {
    cwd: ROOT,
    // The channel tells the child when this process is gone, however it went.
    stdio: ["inherit", "inherit", "inherit", "ipc"],
    detached: isApart,
    env: {
      ...process.env,
      PATH: [path.dirname(node), path.join(ROOT, "node_modules/.bin"), process.env.PATH].join(path.delimiter),
      AISLE_INVOKED_FROM: process.env.INIT_CWD ?? process.cwd(),
    },
  });
  // On a terminal Ctrl-C reaches a child in our process group by itself.
  process.on("SIGINT", () => (process.stdin.isTTY && !isApart) || child.kill("SIGINT"));
  process.on("SIGTERM", () => child.kill("SIGTERM"));
  process.on("SIGHUP", () => child.kill("SIGTERM"));
  whenAbandoned(() => child.kill("SIGTERM"));
  child.on("error", (error) => fail(error.message));
  child.on("exit", (code, signal) => process.exit(signal ? 1 : (code ?? 1)));
}

const [command, ...args] = process.argv.slice(2);
if (!Object.hasOwn(COMMANDS, command)) fail(`no such command: ${command}`);
installPackages();
const node = findNode();
generate(node);
const [script, ...before] = COMMANDS[command];
handOver(node, settingsFor(command), script, [...before, ...args], STAYING.includes(command));
