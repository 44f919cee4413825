import fs from "node:fs";
import path from "node:path";
import { type ChosenParameters, chosenSchema, mergeChosen } from "@/lib/data/benchmark/chosen";

/** What searches chose on validation; written by `npm run bench -- quality --search <minutes> --save`. */
const FILE = path.join(import.meta.dirname, "chosen.json");

export function readChosen(): ChosenParameters[] {
  return chosenSchema.parse(JSON.parse(fs.readFileSync(FILE, "utf8")));
}

export function saveChosen(fresh: readonly ChosenParameters[]): void {
  const all = mergeChosen(readChosen(), fresh);
  fs.writeFileSync(FILE, `${JSON.stringify(all, null, 2)}\n`);
}
