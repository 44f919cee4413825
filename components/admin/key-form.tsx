"use client";

import { useState } from "react";
import { FormMessage } from "@/components/form/form-message";
import { useFormAction } from "@/components/form/use-form-action";
import { Button } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { Checkbox } from "@/components/ui/checkbox";
import { SelectField } from "@/components/ui/select-field";
import { TextAreaField } from "@/components/ui/text-area-field";
import { TextField } from "@/components/ui/text-field";
import { addKeyAction } from "@/lib/shop/auth/key-actions";
import { KEY_SCOPES } from "@/lib/shop/auth/scopes";
import { useAnnounce } from "./announcer";
import { NewKey } from "./new-key";

/** Makes a key and shows it, once. */
export function KeyForm() {
  const announce = useAnnounce();
  const [made, setMade] = useState<readonly string[]>([]);
  const last = made.at(-1);
  return (
    <Card>
      <div className="space-y-5">
        {last !== undefined && <NewKey text={last} />}
        <Fields key={made.length} onMade={done} />
      </div>
    </Card>
  );

  function done({ key }: { key: string }) {
    setMade((before) => [...before, key]);
    announce({ ok: true, message: "The key is made. Copy it now." });
  }
}

function Fields({ onMade }: { onMade: (data: { key: string }) => void }) {
  const { result, pending, errorOf, typedIn, formProps } = useFormAction(addKeyAction, onMade);
  const [kind, setKind] = useState("secret");
  return (
    <form {...formProps} className="grid gap-5 sm:grid-cols-2">
      {/* Where no script runs the page comes back with the key in the answer. */}
      {result?.ok && (
        <div className="sm:col-span-2">
          <NewKey text={result.data.key} />
        </div>
      )}
      {result?.ok === false && (
        <div className="sm:col-span-2">
          <FormMessage result={result} />
        </div>
      )}
      <TextField
        name="name"
        label="What it is for"
        hint="Shown here and in the audit"
        error={errorOf("name")}
        defaultValue={typedIn("name")}
        maxLength={80}
        autoComplete="off"
      />
      <SelectField
        name="kind"
        label="Kind"
        error={errorOf("kind")}
        value={kind}
        onChange={(event) => setKind(event.target.value)}
      >
        <option value="secret">Secret, for a server</option>
        <option value="publishable">Publishable, for pages</option>
      </SelectField>
      {kind === "publishable" ? (
        <TextAreaField
          name="origins"
          label="Origins whose pages may use it"
          hint="One a line: https://www.example.com"
          error={errorOf("origins")}
          defaultValue={typedIn("origins")}
          rows={3}
        />
      ) : (
        <ScopeBoxes error={errorOf("scopes")} />
      )}
      <TextField
        name="expires"
        type="date"
        label="Last day (UTC)"
        hint="Left empty, it works until it is revoked"
        error={errorOf("expires")}
        defaultValue={typedIn("expires")}
        optional
      />
      <div className="sm:col-span-2">
        <Button type="submit" pending={pending}>
          Make the key
        </Button>
      </div>
    </form>
  );
}

function ScopeBoxes({ error }: { error: string | undefined }) {
  return (
    <fieldset className="sm:col-span-2" aria-describedby={error ? "scopes-error" : undefined}>
      <legend className="text-sm font-medium">What it may do</legend>
      <div className="mt-2 grid gap-x-5 gap-y-2 sm:grid-cols-3">
        {KEY_SCOPES.map((scope) => (
          <Checkbox key={scope} name={`scopes.${scope}`} label={<code className="text-sm">{scope}</code>} />
        ))}
      </div>
      {error && (
        <p id="scopes-error" className="mt-2 text-sm text-negative">
          {error}
        </p>
      )}
    </fieldset>
  );
}
