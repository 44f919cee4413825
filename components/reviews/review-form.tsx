"use client";

import { useState } from "react";
import { FormMessage } from "@/components/form/form-message";
import { useFormAction } from "@/components/form/use-form-action";
import { Alert } from "@/components/ui/alert";
import { Button } from "@/components/ui/button";
import { SelectField } from "@/components/ui/select-field";
import { TextAreaField } from "@/components/ui/text-area-field";
import { TextField } from "@/components/ui/text-field";
import { writeReviewAction } from "@/lib/shop/reviews/actions";
import { LONGEST_REVIEW } from "@/lib/shop/reviews/limits";

const WORDS = [
  "",
  "1 star: poor",
  "2 stars: fair",
  "3 stars: good",
  "4 stars: very good",
  "5 stars: excellent",
];

/** A review of one's own, folded away until somebody wants to write it. */
export function ReviewForm({ product, name }: { product: string; name: string }) {
  const [kept, setKept] = useState(false);
  const { result, pending, errorOf, typedIn, formProps } = useFormAction(writeReviewAction, () =>
    setKept(true),
  );
  if (kept)
    return (
      <Alert tone="positive" title="Thank you">
        Your review is shown here once somebody of the shop has read it.
      </Alert>
    );
  return (
    <details id="review-kept" open={result?.ok === false || undefined} className="group">
      <summary className="inline-flex h-11 cursor-pointer items-center rounded-md border border-line-strong bg-surface px-5 font-medium hover:border-ink">
        Write a review
      </summary>
      <form {...formProps} aria-label={`Review of ${name}`} className="mt-4 space-y-4">
        {result?.ok === false && result.fields.length === 0 && <FormMessage result={result} />}
        <input type="hidden" name="product" value={product} />
        <SelectField
          name="stars"
          label="Stars"
          defaultValue={typedIn("stars") ?? ""}
          error={errorOf("stars")}
          required
        >
          <option value="">Please choose</option>
          {[5, 4, 3, 2, 1].map((stars) => (
            <option key={stars} value={stars}>
              {WORDS[stars]}
            </option>
          ))}
        </SelectField>
        <TextField
          name="title"
          label="In a few words"
          maxLength={100}
          defaultValue={typedIn("title")}
          error={errorOf("title")}
          optional
        />
        <TextAreaField
          name="body"
          label="Your review"
          rows={5}
          maxLength={LONGEST_REVIEW}
          defaultValue={typedIn("body")}
          error={errorOf("body")}
        />
        <TextField
          name="name"
          label="Name to be shown"
          maxLength={60}
          autoComplete="nickname"
          defaultValue={typedIn("name")}
          error={errorOf("name")}
        />
        <p className="text-sm text-muted">
          It is shown once somebody of the shop has read it, with a mark if you have bought it here.
        </p>
        <Button type="submit" pending={pending}>
          Send review
        </Button>
      </form>
    </details>
  );
}
