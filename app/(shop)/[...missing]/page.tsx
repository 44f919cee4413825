import type { Metadata } from "next";
import { notFound } from "next/navigation";

export const metadata: Metadata = { title: "Not found" };

/** Whatever no other page answers: it is missing within the shop, with everything that stands around a page. */
export default function MissingPage(): never {
  notFound();
}
