"use client";

import { type FormEvent, useState } from "react";
import { Button } from "@/components/ui/button";
import { TextField } from "@/components/ui/text-field";
import type { Parameter } from "@/lib/reference/read-operations";
import { CodeBlock } from "./code-block";

interface Shown {
  status: number;
  text: string;
}

const LONGEST = 20_000;

function toAddress(path: string, data: FormData, parameters: readonly Parameter[]): string {
  const query = new URLSearchParams();
  let filled = path;
  for (const { name, place } of parameters) {
    const value = String(data.get(name) ?? "");
    if (place === "path") filled = filled.replace(`{${name}}`, encodeURIComponent(value));
    else if (value !== "") query.set(name, value);
  }
  const search = query.toString();
  return search === "" ? filled : `${filled}?${search}`;
}

async function ask(address: string): Promise<Shown> {
  const response = await fetch(address, { headers: { accept: "application/json" } });
  const text = await response.text();
  const isJson = response.headers.get("content-type")?.includes("json");
  const pretty = isJson ? JSON.stringify(JSON.parse(text), null, 2) : text;
  return {
    status: response.status,
    text: pretty.length > LONGEST ? `${pretty.slice(0, LONGEST)}\n…` : pretty,
  };
}

/**
 * Asks the shop itself and shows what it answers. Where no JavaScript runs, the form opens the answer by itself as long as
 * everything stands in the query string.
 *
 * @param path with `{…}` where path parameters go
 */
export function TryIt({
  id,
  path,
  parameters,
}: {
  id: string;
  path: string;
  parameters: readonly Parameter[];
}) {
  const [shown, setShown] = useState<Shown | null>(null);
  const [asking, setAsking] = useState(false);

  async function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const address = toAddress(path, new FormData(event.currentTarget), parameters);
    setAsking(true);
    setShown(await ask(address).catch(() => ({ status: 0, text: "The shop could not be reached." })));
    setAsking(false);
  }

  return (
    <form action={path} target="_blank" onSubmit={submit} className="space-y-4">
      <div className="grid gap-4 sm:grid-cols-2 lg:grid-cols-3">
        {parameters.map(({ name, required, sample }) => (
          <TextField
            key={name}
            id={`${id}-${name}`}
            name={name}
            label={name}
            optional={!required}
            defaultValue={required ? sample : ""}
          />
        ))}
      </div>
      <Button type="submit" variant="secondary" disabled={asking}>
        Try it
      </Button>
      <div role="status" className="space-y-2">
        {shown && <p className="text-sm text-muted">Answered {shown.status}.</p>}
      </div>
      {shown && (
        <div className="max-h-96 overflow-y-auto">
          <CodeBlock label={`${id}: the answer`} code={shown.text} />
        </div>
      )}
    </form>
  );
}
