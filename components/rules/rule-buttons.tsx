import { ActionButton } from "@/components/admin/action-button";
import { switchRuleAction } from "@/lib/recommender/rules/actions";
import type { Rule } from "@/lib/recommender/rules/definition";

/** What can be done to a rule as it is. */
export function RuleButtons({ rule: { id, state, definition } }: { rule: Rule }) {
  const { name } = definition;
  return (
    <div className="flex flex-wrap gap-3">
      <ActionButton
        scope="merchandising:write"
        label="Remove"
        variant="secondary"
        action={switchRuleAction.bind(null, { id, state: "removed" })}
        done={`${name} is gone.`}
        confirm={{
          title: `Remove ${name}?`,
          text: <p>It holds no more and leaves the list of rules. Its history stays in the audit.</p>,
          yes: "Remove",
        }}
      />
      {state === "on" ? (
        <ActionButton
          scope="merchandising:write"
          label="Switch off"
          variant="secondary"
          action={switchRuleAction.bind(null, { id, state: "off" })}
          done={`${name} is off.`}
        />
      ) : (
        <ActionButton
          scope="merchandising:write"
          label="Switch on"
          action={switchRuleAction.bind(null, { id, state: "on" })}
          done={`${name} is on. It holds within its time.`}
        />
      )}
    </div>
  );
}
