import { forgetKept } from "@/components/offline/forget-kept";

/** Goes to `path` as a whole new page: everything on the open one was made for somebody else, and what they looked at is not the next one's. */
export function startOver(path: string): void {
  void forgetKept().finally(() => window.location.assign(path));
}
