"use client";

import { useState } from "react";
import { FormMessage } from "@/components/form/form-message";
import { useFormAction } from "@/components/form/use-form-action";
import { Button } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { TextField } from "@/components/ui/text-field";
import { addSynonymAction } from "@/lib/shop/synonyms/actions";
import { useAnnounce } from "./announcer";

/** Adds words that search takes for one another. What was typed stays until it is in the list. */
export function SynonymForm() {
  const announce = useAnnounce();
  const [added, setAdded] = useState(0);
  return <Fields key={added} onAdded={done} />;

  function done() {
    setAdded((count) => count + 1);
    announce({ ok: true, message: "Added. Every process of the shop searches with it within seconds." });
  }
}

function Fields({ onAdded }: { onAdded: () => void }) {
  const { result, pending, errorOf, formProps } = useFormAction(addSynonymAction, onAdded);
  return (
    <Card>
      <form {...formProps} className="grid gap-5 sm:grid-cols-2">
        {result?.ok === false && (
          <div className="sm:col-span-2">
            <FormMessage result={result} />
          </div>
        )}
        <TextField
          name="terms"
          label="When shoppers write"
          hint="Separated by commas: hob cover, cooker cover"
          error={errorOf("terms")}
          maxLength={1200}
          autoComplete="off"
        />
        <TextField
          name="finds"
          label="they also find"
          hint="Left empty, the words on the left mean the same"
          error={errorOf("finds")}
          maxLength={1200}
          autoComplete="off"
          optional
        />
        <div>
          <Button type="submit" pending={pending}>
            Add
          </Button>
        </div>
      </form>
    </Card>
  );
}
