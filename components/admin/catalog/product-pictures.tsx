"use client";

import { type ChangeEvent, useState, useTransition } from "react";
import { ProductPicture } from "@/components/picture/product-picture";
import { Spinner } from "@/components/ui/spinner";
import { TextAreaField } from "@/components/ui/text-area-field";

const UNREACHABLE = "The shop could not be reached. Please try again.";

interface Uploaded {
  pictures?: { address: string }[];
  title?: string;
}

async function upload(files: FileList): Promise<string[]> {
  const body = new FormData();
  for (const file of files) body.append("picture", file);
  const response = await fetch("/api/uploads/pictures", { method: "POST", body });
  const answer = (await response.json()) as Uploaded;
  if (!response.ok || !answer.pictures) throw new Error(answer.title ?? UNREACHABLE);
  return answer.pictures.map(({ address }) => address);
}

/** The pictures of a product by their addresses, one a line. Files that are chosen are uploaded and become such lines. */
export function ProductPictures({ initial, error }: { initial: string; error: string | undefined }) {
  const [text, setText] = useState(initial);
  const [problem, setProblem] = useState<string | null>(null);
  const [pending, startTransition] = useTransition();
  const addresses = text
    .split("\n")
    .map((one) => one.trim())
    .filter((one) => /^(?:\/(?!\/)|https?:\/\/)/.test(one));

  function add({ currentTarget }: ChangeEvent<HTMLInputElement>) {
    const { files } = currentTarget;
    if (!files || files.length === 0) return;
    setProblem(null);
    startTransition(async () => {
      try {
        const added = await upload(files);
        setText((before) => [before.trim(), ...added].filter((one) => one !== "").join("\n"));
      } catch (failed) {
        setProblem(failed instanceof TypeError ? UNREACHABLE : (failed as Error).message);
      }
      currentTarget.value = "";
    });
  }

  return (
    <div className="space-y-4">
      {addresses.length > 0 && (
        <ul className="flex flex-wrap gap-2">
          {addresses.map((address, i) => (
            <li key={`${address} ${i}`}>
              <ProductPicture
                image={address}
                alt={`Picture ${i + 1}`}
                size={96}
                className="size-24 rounded-md"
              />
            </li>
          ))}
        </ul>
      )}
      <TextAreaField
        name="pictures"
        label="Pictures"
        hint="An address a line; the first one stands in lists. Left empty, one is drawn."
        rows={3}
        code
        value={text}
        onChange={({ currentTarget }) => setText(currentTarget.value)}
        error={error}
        optional
      />
      <div>
        <label className="inline-flex flex-wrap items-center gap-3 text-sm font-medium">
          <span>Upload pictures</span>
          <input
            type="file"
            multiple
            accept="image/jpeg,image/png,image/webp,image/gif,image/avif"
            onChange={add}
            disabled={pending}
            className="max-w-full text-sm font-normal file:mr-3 file:h-9 file:cursor-pointer file:rounded-md file:border file:border-line-strong file:bg-surface file:px-3 file:text-ink"
          />
          {pending && <Spinner />}
        </label>
        <p aria-live="polite" className="mt-1.5 text-sm text-negative">
          {problem}
        </p>
      </div>
    </div>
  );
}
