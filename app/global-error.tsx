"use client";

import { useState } from "react";
import { pageErrorWords } from "@/lib/words/page-error";
import { speak } from "@/lib/words/words";
import { inter } from "./fonts";
import "./globals.css";

/** The language of the page that is being replaced. */
const languageBefore = () => (typeof document === "undefined" ? "en" : document.documentElement.lang || "en");

/** The last resort, when not even the shell of the site could be made: no component of the site is taken for granted. */
export default function GlobalError({ reset }: { error: Error; reset: () => void }) {
  const [language] = useState(languageBefore);
  const { say } = speak(pageErrorWords, language);
  return (
    <html lang={language} className={inter.variable}>
      <body className="flex min-h-dvh items-center justify-center px-4 text-center font-sans">
        <main role="alert">
          <title>Aisle</title>
          <h1 className="text-3xl font-medium">{say("closed")}</h1>
          <p className="mt-3 text-muted">{say("closedText")}</p>
          <button
            type="button"
            onClick={reset}
            className="mt-8 h-11 rounded-md bg-accent px-5 font-medium text-on-accent hover:bg-accent-strong"
          >
            {say("again")}
          </button>
        </main>
      </body>
    </html>
  );
}
