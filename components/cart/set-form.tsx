"use client";

import { useQueryClient } from "@tanstack/react-query";
import { Link } from "@/components/ui/link";
import { useEffect, useState } from "react";
import { useFoundIn } from "@/components/attribution/use-found-in";
import { FormMessage } from "@/components/form/form-message";
import { useFormAction } from "@/components/form/use-form-action";
import { Button } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { Amount, useLocale, useWords } from "@/components/ui/locale";
import { uuidv7 } from "@/lib/platform/ids";
import { RAILS_KEY } from "@/lib/recommender/serving/query-options";
import { addSetAction } from "@/lib/shop/cart/actions";
import { cartOptions } from "@/lib/shop/cart/query-options";
import { describeAdded, priceOfSet, type SetChoice, type SetPiece } from "@/lib/shop/cart/set";
import { setsWords } from "@/lib/words/sets";
import type { Speaker } from "@/lib/words/words";
import { SetPieceRow } from "./set-piece-row";

const fieldOf = (place: number, name: "product" | "variant" | "list") => `pieces.${place}.${name}`;

const readFields = (form: HTMLFormElement): Fields => new Map(new FormData(form));

type Fields = ReadonlyMap<string, FormDataEntryValue>;

/** What is ticked, each in the form that is chosen there. Before anybody has looked that is everything as it first stands. */
function chosenOf(pieces: readonly SetPiece[], fields: Fields | null): SetChoice[] {
  return pieces.flatMap(({ choices }, place) => {
    if (fields && !fields.has(fieldOf(place, "product"))) return [];
    const variant = fields?.get(fieldOf(place, "variant"));
    return choices.find((choice) => choice.variant === variant) ?? choices[0];
  });
}

function labelOf(ticked: number, all: number, { say }: Speaker<typeof setsWords.en>): string {
  if (ticked === all) return say("addAll");
  return ticked === 0 ? say("addNone") : say("addSome", { count: ticked });
}

/**
 * The page's product and those bought with it as one set: what it costs, and one button that puts what is ticked into the
 * cart. `list` is the token of the list the others are from.
 */
export function SetForm({ own, companions, list }: { own: SetPiece; companions: SetPiece[]; list: string }) {
  const client = useQueryClient();
  const locale = useLocale();
  const words = useWords(setsWords);
  const { say } = words;
  const found = useFoundIn(own.product.id);
  // A click sent twice counts once; the next one has another id.
  const [click, setClick] = useState(uuidv7);
  const [said, setSaid] = useState("");
  const { result, pending, errorOf, formProps } = useFormAction(addSetAction, (data) => {
    setSaid(describeAdded(data, locale));
    setClick(uuidv7());
    client.setQueryData(cartOptions().queryKey, data.cart);
    void client.invalidateQueries({ queryKey: RAILS_KEY });
  });
  const pieces = [own, ...companions];
  const [fields, setFields] = useState<Fields | null>(null);
  const form = formProps.ref;
  // Boxes may have been ticked before the page ran.
  useEffect(() => {
    const frame = requestAnimationFrame(() => form.current && setFields(readFields(form.current)));
    return () => cancelAnimationFrame(frame);
  }, [form]);
  const chosen = chosenOf(pieces, fields);
  const price = priceOfSet(chosen);
  return (
    <Card className="self-start">
      <form
        {...formProps}
        onChange={(event) => setFields(readFields(event.currentTarget))}
        aria-label={say("together")}
        className="gap-x-8 sm:grid sm:grid-cols-[minmax(0,1fr)_15rem] lg:block"
      >
        <ul className="divide-y divide-line">
          {pieces.map((piece, place) => (
            <SetPieceRow
              key={piece.product.id}
              piece={piece}
              isOwn={place === 0}
              productField={fieldOf(place, "product")}
              variantField={fieldOf(place, "variant")}
            />
          ))}
        </ul>
        {found !== undefined && <input type="hidden" name={fieldOf(0, "list")} value={found} />}
        {companions.map(({ product }, i) => (
          <input key={product.id} type="hidden" name={fieldOf(i + 1, "list")} value={list} />
        ))}
        <input type="hidden" name="interaction" value={click} suppressHydrationWarning />
        <div className="mt-3 border-t border-line pt-4 sm:mt-0 sm:self-center sm:border-0 sm:pt-0 lg:mt-3 lg:border-t lg:pt-4">
          <p className="mb-3 flex items-baseline justify-between gap-4 sm:mb-4">
            <span className="text-sm text-muted">{say("sum", { count: chosen.length })}</span>
            <output className="text-xl font-medium tabular-nums">
              {price ? <Amount money={price} /> : "–"}
            </output>
          </p>
          <Button type="submit" block disabled={chosen.length === 0} pending={pending}>
            {labelOf(chosen.length, pieces.length, words)}
          </Button>
          <div className="mt-2 min-h-5 text-sm">
            <p role="status" className={result?.ok ? undefined : "sr-only"}>
              {result?.ok && said !== "" && (
                <>
                  {said}{" "}
                  <Link href="/cart" className="font-medium underline underline-offset-4">
                    {say("goToCart")}
                  </Link>
                </>
              )}
            </p>
            {result?.ok === false && (
              <FormMessage result={{ ...result, message: errorOf("pieces") ?? result.message }} />
            )}
          </div>
        </div>
      </form>
    </Card>
  );
}
