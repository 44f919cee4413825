import { BothSchemes, Row, Sample } from "./both-schemes";
import { COLOUR_PAIRS } from "./colour-pairs";
import { ContrastFigure } from "./contrast-figure";

const TYPE = [
  ["text-5xl", "text-5xl font-medium"],
  ["text-4xl", "text-4xl font-medium"],
  ["text-3xl", "text-3xl font-medium"],
  ["text-2xl", "text-2xl font-medium"],
  ["text-xl", "text-xl font-medium"],
  ["text-lg", "text-lg"],
  ["text-base", "text-base"],
  ["text-sm", "text-sm"],
  ["text-xs", "text-xs"],
  ["font-mono text-sm", "font-mono text-sm"],
] as const;

const SPACES = [
  ["1", "w-1"],
  ["2", "w-2"],
  ["3", "w-3"],
  ["4", "w-4"],
  ["5", "w-5"],
  ["6", "w-6"],
  ["8", "w-8"],
  ["10", "w-10"],
  ["16", "w-16"],
  ["24", "w-24"],
] as const;

const RADII = ["rounded-sm", "rounded-md", "rounded-lg", "rounded-xl", "rounded-full"] as const;

const TOKENS = [
  ["canvas", "bg-canvas"],
  ["surface", "bg-surface"],
  ["tile", "bg-tile"],
  ["line", "bg-line"],
  ["line-strong", "bg-line-strong"],
  ["ink", "bg-ink"],
  ["muted", "bg-muted"],
  ["accent", "bg-accent"],
  ["accent-strong", "bg-accent-strong"],
  ["accent-soft", "bg-accent-soft"],
  ["on-accent", "bg-on-accent"],
  ["positive", "bg-positive"],
  ["positive-soft", "bg-positive-soft"],
  ["warning", "bg-warning"],
  ["warning-soft", "bg-warning-soft"],
  ["negative", "bg-negative"],
  ["negative-soft", "bg-negative-soft"],
] as const;

/** What everything else is made of: type, spaces, corners and colours. */
export function Foundations() {
  return (
    <>
      <BothSchemes id="type" title="Type">
        {TYPE.map(([name, style]) => (
          <Sample key={name} name={name}>
            <p className={`${style} truncate`}>Quiet things, well made</p>
          </Sample>
        ))}
      </BothSchemes>
      <BothSchemes id="spaces" title="Spaces and corners">
        <Row>
          {SPACES.map(([name, width]) => (
            <Sample key={name} name={name}>
              <span className={`block h-6 rounded-sm bg-accent ${width}`} />
            </Sample>
          ))}
        </Row>
        <Row>
          {RADII.map((radius) => (
            <Sample key={radius} name={radius}>
              <span className={`block size-14 border border-line-strong bg-surface ${radius}`} />
            </Sample>
          ))}
        </Row>
      </BothSchemes>
      <BothSchemes id="colours" title="Colours">
        <ul className="grid grid-cols-2 gap-3 sm:grid-cols-3">
          {TOKENS.map(([name, style]) => (
            <li key={name} className="flex items-center gap-3 text-sm">
              <span className={`size-11 shrink-0 rounded-md border border-line ${style}`} />
              <span className="min-w-0 truncate">{name}</span>
            </li>
          ))}
        </ul>
      </BothSchemes>
      <BothSchemes id="contrast" title="Contrast">
        <ul className="grid gap-3 sm:grid-cols-2 lg:grid-cols-3">
          {COLOUR_PAIRS.map((pair) => (
            <ContrastFigure key={pair.style} pair={pair} />
          ))}
        </ul>
      </BothSchemes>
    </>
  );
}
