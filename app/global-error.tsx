"use client";

import { inter } from "./fonts";
import "./globals.css";

/** The last resort, when not even the shell of the site could be made: no component of the site is taken for granted. */
export default function GlobalError({ reset }: { error: Error; reset: () => void }) {
  return (
    <html lang="en" className={inter.variable}>
      <body className="flex min-h-dvh items-center justify-center px-4 text-center font-sans">
        <main role="alert">
          <title>Aisle</title>
          <h1 className="text-3xl font-medium">The shop is closed for a moment</h1>
          <p className="mt-3 text-muted">Something is wrong on our side. It is being looked after.</p>
          <button
            type="button"
            onClick={reset}
            className="mt-8 h-11 rounded-md bg-accent px-5 font-medium text-on-accent hover:bg-accent-strong"
          >
            Try again
          </button>
        </main>
      </body>
    </html>
  );
}
