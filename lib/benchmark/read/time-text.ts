import type { Refusal } from "./file-account";

/** Why a row without a time that can be read is none. */
export function unreadableTime(text: string): Refusal {
  return {
    reason: `time "${text}" is neither ISO 8601 nor seconds or milliseconds since 1970`,
    group: "time cannot be read",
  };
}
