import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getWords } from "@/lib/shop/settings/current-language";
import { frameWords } from "@/lib/words/frame";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getWords(frameWords)).say("notFound") };
}

/** Whatever no other page answers: it is missing within the shop, with everything that stands around a page. */
export default function MissingPage(): never {
  notFound();
}
