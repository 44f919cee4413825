import "server-only";
import fs from "node:fs";
import path from "node:path";

/** A file of the data folder, by its path in it. */
export interface KeptFile {
  path: string;
  bytes: Buffer;
}

/** Receipts of erasures: they have to be there when the database is not. */
const RECEIPTS = "erasures";
const EXPECTATIONS = "expectations.json";
export const SECRETS = "secrets.json";

function readIfThere(folder: string, name: string): KeptFile[] {
  const file = path.join(folder, name);
  return fs.existsSync(file) ? [{ path: name, bytes: fs.readFileSync(file) }] : [];
}

/** What lies in the data folder and cannot be made again. Reports, rejected rows and logs can, or are nobody's loss. */
export function readKeptFiles(folder: string, withSecrets: boolean): KeptFile[] {
  const receipts = path.join(folder, RECEIPTS);
  const names = fs.existsSync(receipts) ? fs.readdirSync(receipts).sort() : [];
  return [
    ...readIfThere(folder, EXPECTATIONS),
    ...names
      .filter((name) => name.endsWith(".json"))
      .flatMap((name) => readIfThere(folder, `${RECEIPTS}/${name}`)),
    ...(withSecrets ? readIfThere(folder, SECRETS) : []),
  ];
}

/** Whether a path of a backup is one of those above: nothing else is ever written, whatever a file says. */
export const isKeptPath = (name: string): boolean =>
  name === EXPECTATIONS || name === SECRETS || /^erasures\/[0-9a-f-]{36}\.json$/.test(name);

/** Puts back what is not there. What is there is newer and stays. Returns the paths written. */
export function putBack(folder: string, files: readonly KeptFile[]): string[] {
  const written: string[] = [];
  for (const { path: name, bytes } of files) {
    const file = path.join(folder, name);
    if (!isKeptPath(name) || fs.existsSync(file)) continue;
    fs.mkdirSync(path.dirname(file), { recursive: true });
    const draft = `${file}.${process.pid}.draft`;
    fs.writeFileSync(draft, bytes, { mode: 0o600 });
    fs.renameSync(draft, file);
    written.push(name);
  }
  return written;
}
