import "next/dist/server/node-environment-baseline";
import { workAsyncStorage } from "next/dist/server/app-render/work-async-storage.external";
import { workUnitAsyncStorage } from "next/dist/server/app-render/work-unit-async-storage.external";
import { createRequestStore } from "next/dist/server/async-storage/request-store";
import { createWorkStore } from "next/dist/server/async-storage/work-store";

// The first import is what Next's own server does first: import this file before whatever imports `next/headers`.

/** Runs what a page or an action does as Next runs it while it answers a request with these headers. */
export function inNextRequest<T>(
  headers: Readonly<Record<string, string>>,
  phase: "render" | "action",
  run: () => Promise<T>,
): Promise<T> {
  const work = createWorkStore({
    page: "/page",
    buildId: "tests",
    deploymentId: "",
    previouslyRevalidatedTags: [],
    renderOpts: {
      cacheLifeProfiles: {},
      staticPageGenerationTimeout: 60,
      cacheComponents: false,
      experimental: {},
      waitUntil: undefined,
      onClose: () => undefined,
      onAfterTaskError: undefined,
    },
  } as unknown as Parameters<typeof createWorkStore>[0]);
  const request = createRequestStore({
    phase,
    headers: new Headers(headers),
    onUpdateCookies: () => undefined,
    url: { pathname: "/", search: "" },
    rootParams: {},
    implicitTags: { tags: [], expirationsByCacheKind: new Map() },
    resumeDataCache: null,
    previewProps: undefined,
    isHmrRefresh: false,
    serverComponentsHmrCache: undefined,
    hmrRefreshHash: undefined,
    stagedFallbackParams: null,
  } as unknown as Parameters<typeof createRequestStore>[0]);
  return workAsyncStorage.run(work, () => workUnitAsyncStorage.run(request, run));
}
