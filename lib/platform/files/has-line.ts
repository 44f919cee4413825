import fs from "node:fs";
import readline from "node:readline";

/** Whether any line of a text file is one that `finds` finds. */
export async function hasLine(file: string, finds: (line: string) => boolean): Promise<boolean> {
  const lines = readline.createInterface({ input: fs.createReadStream(file), crlfDelay: Infinity });
  try {
    for await (const line of lines) if (finds(line)) return true;
    return false;
  } finally {
    lines.close();
  }
}
