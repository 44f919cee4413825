"use client";

import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { type ReactNode, useState } from "react";
import { LocaleProvider } from "@/components/ui/locale";

/** What client components below may rely on: how amounts and dates are written, and React Query for what changes while the page is open. */
export function Providers({ locale, children }: { locale: string; children: ReactNode }) {
  const [client] = useState(
    () =>
      new QueryClient({
        // Pages come with fresh data, so nothing is asked again just because a component appears.
        defaultOptions: { queries: { staleTime: 60_000, refetchOnWindowFocus: false, retry: 1 } },
      }),
  );
  return (
    <LocaleProvider locale={locale}>
      <QueryClientProvider client={client}>{children}</QueryClientProvider>
    </LocaleProvider>
  );
}
