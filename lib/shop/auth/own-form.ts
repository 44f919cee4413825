import "server-only";
import { headers } from "next/headers";
import type { z } from "zod";
import { sayError } from "@/lib/platform/current-words";
import { AppError } from "@/lib/platform/errors";
import { clientAddress } from "@/lib/platform/http/client-request";
import { type FormAnswer, type GoesOn, runFormActionFor } from "@/lib/platform/http/form-action";
import { readClaims, requireViewer, type Viewer } from "./viewer";

/** Who changes their own account, and where they sit. */
export interface Own {
  viewer: Viewer;
  sessionId: string;
  /** The client's address. */
  address: string;
}

async function admit(): Promise<Own> {
  const viewer = await requireViewer();
  const sessionId = (await readClaims())?.sessionId;
  if (sessionId === undefined) throw new AppError("unauthenticated", sayError("signIn"));
  return { viewer, sessionId, address: clientAddress(await headers()) };
}

/** As `runFormAction`, for whoever is signed in and their own account; nobody else's can be named. */
export function runOwnForm<S extends z.ZodType, T>(
  schema: S,
  form: FormData,
  command: (parsed: z.output<S>, own: Own) => Promise<T>,
  goesOn?: GoesOn<T>,
): Promise<FormAnswer<T>> {
  return runFormActionFor(admit, schema, form, command, goesOn);
}
