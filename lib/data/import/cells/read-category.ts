import { cleanLine } from "@/lib/platform/clean-words";

/** `Home > Kitchen > Mugs`; without `>` a `/` separates. A list has the names as they are. */
export function splitCategory(text: string, list: readonly string[] | null = null): string[] {
  if (list !== null) return list.map(cleanLine).filter((part) => part !== "");
  const line = cleanLine(text);
  const parts = line.split(/[>›»]/.test(line) ? /[>›»]/ : "/");
  return parts.map((part) => part.trim()).filter((part) => part !== "");
}
