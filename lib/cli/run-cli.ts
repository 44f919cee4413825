import { isAppError, messageOf } from "@/lib/platform/errors";
import { type Command, UsageError } from "./command";
import { EXIT, type ExitCode } from "./exit-code";
import { createOutput, type Output } from "./output";

function overview(commands: readonly Command[]): string {
  const width = Math.max(...commands.map(({ name }) => name.length));
  const list = commands.map(({ name, summary }) => `  ${name.padEnd(width)}  ${summary}`).join("\n");
  return `npm run aisle -- <command> [options]\n\n${list}\n\nExit codes: 0 done, 1 failed, 2 wrongly called, 3 done but rows were rejected (--strict), 130 interrupted.\nEach command explains itself: npm run aisle -- <command> --help`;
}

/** How the command is called, and where all of it is told. */
function explain({ name, help }: Command): string {
  const [shape = ""] = help.split("\n");
  return `Called as: ${shape}\nAll options: npm run aisle -- ${name} --help`;
}

/** Whoever read our output has seen enough (`… | head`): that is no failure. */
function isClosedPipe(error: unknown): boolean {
  return (error as NodeJS.ErrnoException).code === "EPIPE";
}

/** A file that cannot be written, a full disk: the message names what and where. */
function isOfSystem(error: unknown): boolean {
  return typeof (error as NodeJS.ErrnoException).syscall === "string";
}

function report(error: unknown, command: Command | null, out: Output): ExitCode {
  if (isClosedPipe(error)) return EXIT.ok;
  const usage = error instanceof UsageError;
  const code = usage ? "usage" : isAppError(error) ? error.code : "failed";
  out.result({ error: { code, message: messageOf(error) } });
  out.note(`aisle: ${messageOf(error)}`);
  // Few lines: what is wrong must not scroll away above what could have been said instead.
  if (usage) out.note(command ? explain(command) : "All commands: npm run aisle -- --help");
  // Anything else is a bug: say where it comes from.
  if (!usage && !isAppError(error) && !isOfSystem(error) && error instanceof Error && error.stack) {
    out.note(error.stack);
  }
  return usage ? EXIT.usage : EXIT.failed;
}

/** Runs one command line and returns its exit code. Throws nothing. */
export async function runCli(argv: readonly string[], commands: readonly Command[]): Promise<ExitCode> {
  const [name, ...rest] = argv;
  process.stdout.on("error", (error) => {
    if (!isClosedPipe(error)) throw error;
  });
  const out = createOutput(rest.includes("--json"));
  if (name === undefined || name === "--help" || name === "-h" || name === "help") {
    out.line(overview(commands));
    out.result({ help: overview(commands) });
    return name === undefined ? EXIT.usage : EXIT.ok;
  }
  const command = commands.find((one) => one.name === name) ?? null;
  if (!command) {
    return report(new UsageError(`There is no command "${name}".`), null, out);
  }
  if (rest.includes("--help") || rest.includes("-h")) {
    out.line(command.help);
    out.result({ help: command.help });
    return EXIT.ok;
  }
  try {
    return await command.run(
      rest.filter((word) => word !== "--json"),
      out,
    );
  } catch (error) {
    return report(error, command, out);
  }
}
