/** `for-you@1`: what lists, experiments and reports call a strategy. */
export function strategyName({ name, version }: { name: string; version: number }): string {
  return `${name}@${version}`;
}
