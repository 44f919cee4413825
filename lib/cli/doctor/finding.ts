/** What one check found. */
export interface Finding {
  check: string;
  /** `problem`: the shop does not work, or not safely. `warning`: it works, but somebody should know. */
  level: "ok" | "warning" | "problem";
  message: string;
  /** What to do about it. */
  remedy?: string;
}

type Found = Omit<Finding, "check" | "level">;

export const ok = (check: string, message: string): Finding => ({ check, level: "ok", message });

export const warning = (check: string, message: string, remedy?: string): Finding => {
  const found: Found = remedy === undefined ? { message } : { message, remedy };
  return { check, level: "warning", ...found };
};

export const problem = (check: string, message: string, remedy?: string): Finding => ({
  ...warning(check, message, remedy),
  level: "problem",
});
