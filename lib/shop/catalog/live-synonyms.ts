import "server-only";
import { getPool } from "@/lib/platform/db/client";
import { KeptValue } from "@/lib/platform/db/kept-value";
import { keptJson } from "@/lib/platform/keeping";
import { createSingleton } from "@/lib/platform/singleton";
import { type OwnSynonym, Thesaurus } from "./words/thesaurus";

const onDisk = keptJson("synonyms", 1, (rows) => new Thesaurus(rows as OwnSynonym[]));

async function loadThesaurus(): Promise<Thesaurus> {
  const { rows } = await getPool("report").query<OwnSynonym>(
    "select terms, finds from search_synonyms order by created_at, id",
  );
  onDisk.keep(() => rows);
  return new Thesaurus(rows);
}

/** Until they are read for the first time, those that ship with the shop have to do. */
const keeper = createSingleton("catalog.synonyms", () => {
  const kept = new KeptValue({
    name: "the synonyms",
    part: "catalog",
    channel: "search_synonyms",
    first: new Thesaurus(),
    read: loadThesaurus,
    recall: onDisk.recall,
  });
  void kept.start();
  return kept;
});

/** Which words stand for which in this shop, at most a moment old. */
export function getThesaurus(): Thesaurus {
  return keeper.get().value;
}

/** Stops listening and forgets the synonyms; the next call starts anew. For tests and an orderly end. */
export function closeSynonyms(): void {
  keeper.take()?.stop();
}
