import type { ModelSummary } from "@/lib/recommender/models/model-version";
import { promoteModelAction } from "@/lib/recommender/models/actions";
import { ActionButton } from "./action-button";

/** Lets a version serve, after asking. Nothing for the version that serves already. */
export function PromoteButton({
  model,
  liveId,
  size,
}: {
  model: ModelSummary;
  /** What serves as the admin sees it: should that have changed meanwhile, they are told instead. */
  liveId: string | null;
  size?: "sm" | "md";
}) {
  if (model.aliases.includes("live")) return null;
  if (!model.hasArtifact) return <span className="text-xs text-muted">artifact no longer kept</span>;
  return (
    <ActionButton
      scope="models:write"
      label="Promote"
      fullLabel={`Promote ${model.id}`}
      variant="secondary"
      size={size}
      action={promoteModelAction.bind(null, { id: model.id, expectedLive: liveId ?? "" })}
      done={`${model.id} is live. Every web process serves it within five seconds.`}
      confirm={{
        title: "Let this version serve?",
        text: (
          <p>
            <strong className="font-medium">{model.id}</strong> becomes live for every shopper, and what is
            live now becomes the previous version. It is checked once more before: an artifact that is
            damaged, knows too few products or answers otherwise than when it was trained is refused, and so
            is one unlike what is live that its training did not find better. For that one, give a reason on
            its own page.
          </p>
        ),
        yes: "Promote",
      }}
    />
  );
}
