/** Goes to `path` as a whole new page: everything on the open one was made for somebody else. */
export function startOver(path: string): void {
  window.location.assign(path);
}
