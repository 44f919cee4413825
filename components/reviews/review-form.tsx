"use client";

import { useState } from "react";
import { FormMessage } from "@/components/form/form-message";
import { useFormAction } from "@/components/form/use-form-action";
import { Alert } from "@/components/ui/alert";
import { Button } from "@/components/ui/button";
import { useWords } from "@/components/ui/locale";
import { SelectField } from "@/components/ui/select-field";
import { TextAreaField } from "@/components/ui/text-area-field";
import { TextField } from "@/components/ui/text-field";
import { writeReviewAction } from "@/lib/shop/reviews/actions";
import { FIVE_TO_ONE, LONGEST_REVIEW } from "@/lib/shop/reviews/limits";
import { reviewFormWords } from "@/lib/words/review-form";

/** A review of one's own. */
export function ReviewForm({ product, name }: { product: string; name: string }) {
  const { say } = useWords(reviewFormWords);
  const [kept, setKept] = useState(false);
  const { result, pending, errorOf, typedIn, formProps } = useFormAction(writeReviewAction, () =>
    setKept(true),
  );
  const thanks = (
    <Alert tone="positive" title={say("thanks")}>
      {say("thanksAbout")}
    </Alert>
  );
  if (kept) return thanks;
  return (
    <form {...formProps} aria-label={say("of", { name })} className="space-y-4">
      {/* Where a form that was sent without a script leads to. */}
      <div id="review-kept" className="hidden target:block">
        {thanks}
      </div>
      {result?.ok === false && result.fields.length === 0 && <FormMessage result={result} />}
      <input type="hidden" name="product" value={product} />
      <SelectField
        name="stars"
        label={say("stars")}
        defaultValue={typedIn("stars") ?? ""}
        error={errorOf("stars")}
        required
      >
        <option value="">{say("choose")}</option>
        {FIVE_TO_ONE.map((stars) => (
          <option key={stars} value={stars}>
            {say(`stars${stars}`)}
          </option>
        ))}
      </SelectField>
      <TextField
        name="title"
        label={say("words")}
        maxLength={100}
        defaultValue={typedIn("title")}
        error={errorOf("title")}
        optional
      />
      <TextAreaField
        name="body"
        label={say("body")}
        rows={5}
        maxLength={LONGEST_REVIEW}
        defaultValue={typedIn("body")}
        error={errorOf("body")}
      />
      <TextField
        name="name"
        label={say("name")}
        maxLength={60}
        autoComplete="nickname"
        defaultValue={typedIn("name")}
        error={errorOf("name")}
      />
      <p className="text-sm text-muted">{say("about")}</p>
      <Button type="submit" pending={pending}>
        {say("send")}
      </Button>
    </form>
  );
}
