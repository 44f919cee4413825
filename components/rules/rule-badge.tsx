import { Badge } from "@/components/ui/badge";
import { isInForce, type Rule } from "@/lib/recommender/rules/definition";

/** Whether a rule holds now, and if not, why. */
export function RuleBadge({ rule, now }: { rule: Rule; now: number }) {
  if (rule.state === "off") return <Badge>off</Badge>;
  if (isInForce(rule, now)) return <Badge tone="positive">in force</Badge>;
  return rule.startsAt !== null && rule.startsAt > now ? (
    <Badge tone="accent">waits</Badge>
  ) : (
    <Badge tone="warning">over</Badge>
  );
}
