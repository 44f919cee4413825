"use client";

import { useRouter } from "next/navigation";
import { useAnnounce } from "@/components/admin/announcer";
import { FormMessage } from "@/components/form/form-message";
import { useFormAction } from "@/components/form/use-form-action";
import { Button } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { SelectField } from "@/components/ui/select-field";
import { TextField } from "@/components/ui/text-field";
import { keepRuleAction } from "@/lib/recommender/rules/actions";
import type { ActionKind } from "@/lib/recommender/rules/definition";
import { ActionFields, type Asked } from "./action-fields";
import { KINDS } from "./describe-rule";
import { ScopeFields } from "./scope-fields";

/** What is written already, by the names of the fields. */
export interface RuleDraft {
  /** Empty: a new rule. */
  id: string;
  version: number;
  kind: ActionKind;
  placements: readonly string[];
  values: Readonly<Record<string, string>>;
}

/** Writes a rule, or changes one. */
export function RuleForm({ draft }: { draft: RuleDraft }) {
  const router = useRouter();
  const announce = useAnnounce();
  const { result, pending, errorOf, typedIn, formProps } = useFormAction(keepRuleAction, ({ id }) => {
    announce({ ok: true, message: "The rule is kept. Every web process knows it within a second." });
    router.push(`/admin/rules/${id}`);
  });
  const fields = result?.ok === false ? result.fields : [];
  const asked: Asked = {
    valueOf: (name) => typedIn(name) ?? draft.values[name],
    // What is wrong with one line of several is said at the field that holds them all.
    errorOf: (name) => errorOf(name) ?? fields.find(({ path }) => path.startsWith(`${name}.`))?.message,
  };
  return (
    <form {...formProps} className="space-y-6">
      {result?.ok === false && <FormMessage result={result} />}
      <input type="hidden" name="id" value={draft.id} />
      <input type="hidden" name="version" value={draft.version} />
      <input type="hidden" name="action.kind" value={draft.kind} />
      <Card className="grid gap-5 sm:grid-cols-2">
        <h2 className="text-lg font-medium sm:col-span-2">
          {KINDS[draft.kind].title}
          <span className="mt-1 block text-sm font-normal text-muted">{KINDS[draft.kind].says}</span>
        </h2>
        <ActionFields kind={draft.kind} {...asked} />
      </Card>
      <ScopeFields chosen={draft.placements} {...asked} />
      <AboutFields isNew={draft.id === ""} {...asked} />
      <Button type="submit" pending={pending}>
        Keep the rule
      </Button>
    </form>
  );
}

function AboutFields({ isNew, valueOf, errorOf }: Asked & { isNew: boolean }) {
  return (
    <Card className="grid gap-5 sm:grid-cols-2">
      <h2 className="text-lg font-medium sm:col-span-2">What it is, and who answers for it</h2>
      <TextField
        name="name"
        label="Name"
        defaultValue={valueOf("name")}
        error={errorOf("name")}
        maxLength={80}
        autoComplete="off"
      />
      <TextField
        name="owner"
        label="Owner"
        defaultValue={valueOf("owner")}
        error={errorOf("owner")}
        maxLength={120}
        autoComplete="off"
      />
      <TextField
        className="sm:col-span-2"
        name="reason"
        label="Why?"
        defaultValue={valueOf("reason")}
        error={errorOf("reason")}
        maxLength={500}
        autoComplete="off"
      />
      <TextField
        name="priority"
        label="Priority"
        hint="0–100; of two that want one place, the higher has it"
        inputMode="numeric"
        defaultValue={valueOf("priority") ?? "50"}
        error={errorOf("priority")}
      />
      {isNew && (
        <SelectField name="state" label="To begin with" defaultValue={valueOf("state") ?? "off"}>
          <option value="off">Off: look at it first</option>
          <option value="on">In force from its beginning</option>
        </SelectField>
      )}
    </Card>
  );
}
