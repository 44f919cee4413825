import "server-only";
import { runStep } from "../steps";
import { listProcesses } from "./process-tree";
import { isReady, START, startWholeShop, until, type WholeShop, withPreparedShop } from "./whole-shop";

const DATA = ".data/verify-signals";
/** An orderly end, the database's included. */
const END_MS = 30_000;
const BACK_MS = 30_000;

const NPM = ["npm", "start"];
const NODE = [process.execPath, ...START];
/** As in a container: the start command is the first process there is, and nobody but it could bury the dead. */
const CONTAINER = ["unshare", "--pid", "--fork", "--mount-proc", "--kill-child", ...NODE];

interface Story {
  title: string;
  command: readonly string[];
  end(shop: WholeShop): void;
}

const signal = (name: NodeJS.Signals) => (shop: WholeShop) => void process.kill(shop.pid, name);

/** Ends the first process of the container as its runtime does, from outside. */
function endContainer({ pid }: WholeShop): void {
  const first = listProcesses().find(({ parent }) => parent === pid);
  if (!first) throw new Error("The container is empty.");
  process.kill(first.pid, "SIGTERM");
}

const STORIES: readonly Story[] = [
  { title: "SIGTERM to the start command", command: NODE, end: signal("SIGTERM") },
  { title: "SIGINT to the start command", command: NODE, end: signal("SIGINT") },
  { title: "SIGKILL to the start command", command: NODE, end: signal("SIGKILL") },
  { title: "SIGTERM to npm", command: NPM, end: signal("SIGTERM") },
  { title: "SIGINT to npm", command: NPM, end: signal("SIGINT") },
  { title: "SIGKILL to npm", command: NPM, end: signal("SIGKILL") },
  { title: "SIGTERM to the first process of a container", command: CONTAINER, end: endContainer },
];

async function tellStory({ title, command, end }: Story): Promise<boolean> {
  const shop = await startWholeShop({ data: DATA, command });
  const before = ["web", "worker", "database"].map((part) => shop.find(part as "web")?.pid);
  end(shop);
  const ms = await until("every process has ended", END_MS, () => shop.left().length === 0).catch(() => null);
  await shop.stop();
  if (ms === null) {
    const left = shop.left();
    console.log(`  ${title}: left after ${END_MS / 1_000} s: ${left.map((one) => one.command).join("; ")}`);
    for (const { pid } of left) process.kill(pid, "SIGKILL");
    return false;
  }
  console.log(
    `  ${title}: site, worker and database (${before.join(", ")}) ended after ${(ms / 1_000).toFixed(1)} s`,
  );
  return true;
}

/** Kills the database where nobody takes note of its death, and waits until there is another. */
async function crashInContainer(): Promise<boolean> {
  const shop = await startWholeShop({ data: DATA, command: CONTAINER });
  try {
    const { pid = 0 } = shop.find("database") ?? {};
    process.kill(pid, "SIGKILL");
    const isBack = () => ![undefined, pid].includes(shop.find("database")?.pid);
    const ms = await until(
      "the database runs again",
      BACK_MS,
      async () => isBack() && (await isReady(shop.address)),
    );
    const dead = listProcesses().find((one) => one.pid === pid);
    const remains = dead ? `its remains (${dead.state}) still there` : "its remains gone";
    console.log(
      `  A database that crashed in a container was back after ${(ms / 1_000).toFixed(1)} s, ${remains}`,
    );
    return true;
  } finally {
    endContainer(shop);
    await shop.ended;
  }
}

/**
 * Starts the shop by its start command, by npm, and as the first process of a container, and ends it in all the ways there are:
 * nothing is left running; and a database that crashes in a container is started again.
 */
export async function verifySignals(): Promise<boolean> {
  await withPreparedShop(DATA, async () => {});
  let isKept = true;
  for (const story of STORIES) isKept = (await runStep(story.title, () => tellStory(story))) && isKept;
  return (await runStep("A database that crashes in a container", crashInContainer)) && isKept;
}
