import "server-only";

/** Whether this process has been told to end and only answers what still comes in. bin/drain.mjs says so. */
export function isDraining(): boolean {
  return (globalThis as { aisleDraining?: boolean }).aisleDraining === true;
}
