/** Where a browser asks for what is personal of a kept page; its head says so, that it is asked before any script runs. */
export const visitAddress = (path: string) => `/api/visit?path=${encodeURIComponent(path)}`;
