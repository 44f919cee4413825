"use client";

import { Search } from "lucide-react";
import { usePathname, useRouter, useSearchParams } from "next/navigation";
import { type FormEvent, useId, useRef, useState } from "react";
import { useWords } from "@/components/ui/locale";
import { searchBoxWords } from "@/lib/words/search-box";
import { SuggestionList } from "./suggestion-list";
import { toOptions } from "./suggestion-options";
import { useSuggestions } from "./use-suggestions";

/**
 * The search field: an editable combobox after the ARIA pattern. The focus stays in the field; the arrow keys walk
 * through the suggestions, Enter follows one or searches for what is typed, Escape closes. Without JavaScript it is a
 * plain form.
 */
export function SearchBox() {
  const { say } = useWords(searchBoxWords);
  const router = useRouter();
  const listId = useId();
  const input = useRef<HTMLInputElement>(null);
  const pathname = usePathname();
  const searched = useSearchParams().get("q") ?? "";
  const initial = pathname === "/search" ? searched : "";
  const [typed, setTyped] = useState("");
  const [wanted, setWanted] = useState(false);
  const [active, setActive] = useState(-1);
  const options = toOptions(useSuggestions(typed), say("department"));
  const open = wanted && options.length > 0;

  function suggestFor(text: string) {
    setTyped(text);
    setWanted(true);
    setActive(-1);
  }

  function close() {
    setWanted(false);
    setActive(-1);
  }

  function go(href: string) {
    close();
    input.current?.blur();
    router.push(href);
  }

  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const chosen = open ? options[active] : undefined;
    const query = input.current?.value.trim() ?? "";
    if (chosen) go(chosen.href);
    else if (query !== "") go(`/search?q=${encodeURIComponent(query)}`);
  }

  function move(step: number) {
    if (!open) return suggestFor(input.current?.value ?? "");
    // One place before the first: the field itself.
    setActive((now) => ((now + 1 + step + options.length + 1) % (options.length + 1)) - 1);
  }

  return (
    <search>
      <form action="/search" onSubmit={submit} onBlur={closeOutside} className="relative">
        <Search
          className="pointer-events-none absolute top-1/2 left-3.5 size-4.5 -translate-y-1/2 text-muted"
          aria-hidden="true"
        />
        <input
          ref={input}
          // Another page is another search: what was typed before is not carried along.
          key={`${pathname}?${initial}`}
          name="q"
          type="search"
          required
          maxLength={200}
          defaultValue={initial}
          placeholder={say("placeholder")}
          autoComplete="off"
          autoCapitalize="none"
          spellCheck={false}
          role="combobox"
          aria-label={say("label")}
          aria-autocomplete="list"
          aria-expanded={open}
          aria-controls={listId}
          aria-activedescendant={open && active >= 0 ? `${listId}-${active}` : undefined}
          onChange={(event) => suggestFor(event.target.value)}
          onKeyDown={(event) => {
            if (event.key === "ArrowDown" || event.key === "ArrowUp") {
              event.preventDefault();
              move(event.key === "ArrowDown" ? 1 : -1);
            } else if (event.key === "Escape" && open) {
              event.preventDefault();
              close();
            }
          }}
          className="search-control"
        />
        <SuggestionList
          id={listId}
          label={say("suggestions")}
          open={open}
          options={options}
          active={active}
          onChoose={go}
        />
        {/* Nobody would see it have the focus, and Enter in the field does the same. */}
        <button type="submit" tabIndex={-1} className="sr-only">
          {say("search")}
        </button>
      </form>
    </search>
  );

  function closeOutside(event: React.FocusEvent<HTMLFormElement>) {
    if (!event.currentTarget.contains(event.relatedTarget)) close();
  }
}
