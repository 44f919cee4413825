/** How high a carousel is, whatever is in it: the room for it can be kept before anything is known of the list. */
export const HEIGHT = "23em";

const CSS = `
:host{display:block;height:var(--aisle-height,${HEIGHT});font:inherit;line-height:1.4;text-align:start;overflow:hidden;contain:layout paint}
:host([hidden]){display:none}
*{box-sizing:border-box;margin:0;padding:0}
section{display:flex;flex-direction:column;height:100%;color:var(--aisle-color,inherit);font-family:var(--aisle-font,inherit)}
header{display:flex;align-items:center;gap:.5em;height:2.75em;flex:none}
h2{flex:1;min-width:0;font-size:1.25em;font-weight:600;white-space:nowrap;overflow:hidden;text-overflow:ellipsis}
button{flex:none;width:2.75em;height:2.75em;border:0;background:none;color:inherit;font:inherit;cursor:pointer;border-radius:var(--aisle-radius,.375em)}
button:disabled{opacity:.35;cursor:default}
.still button{visibility:hidden}
ul{flex:1;min-height:0;display:grid;grid-auto-flow:column;grid-auto-columns:var(--aisle-card-width,11em);gap:var(--aisle-gap,1em);list-style:none;overflow:auto hidden;scroll-snap-type:x proximity;scrollbar-width:none;padding:.25em}
ul::-webkit-scrollbar{display:none}
li{scroll-snap-align:start;min-width:0;min-height:0;scroll-margin:.25em}
a{display:flex;flex-direction:column;height:100%;color:inherit;text-decoration:none;border-radius:var(--aisle-radius,.375em)}
a:hover .name{text-decoration:underline}
:focus-visible{outline:2px solid var(--aisle-accent,currentColor);outline-offset:1px}
.picture{flex:1;min-height:0;background:var(--aisle-tile,rgb(127 127 127/.12));border-radius:var(--aisle-radius,.375em);overflow:hidden}
img{display:block;width:100%;height:100%;object-fit:var(--aisle-fit,cover)}
.name{height:2.8em;margin-top:.5em;overflow:hidden;display:-webkit-box;-webkit-line-clamp:2;-webkit-box-orient:vertical}
.price{height:1.4em;font-weight:600;white-space:nowrap}
.price s{font-weight:400;margin-inline-start:.5em}
.note{height:1.4em;font-size:.85em;color:var(--aisle-muted,inherit);white-space:nowrap;overflow:hidden;text-overflow:ellipsis}
`;

let sheet: CSSStyleSheet | undefined;

/** Gives `root` the look of a carousel. A sheet made by script is no inline style: strict policies allow it. */
export function applyStyle(root: ShadowRoot): void {
  if ("adoptedStyleSheets" in root) {
    if (!sheet) {
      sheet = new CSSStyleSheet();
      sheet.replaceSync(CSS);
    }
    root.adoptedStyleSheets = [sheet];
    return;
  }
  // Browsers before 2023.
  const style = document.createElement("style");
  style.textContent = CSS;
  (root as ShadowRoot).append(style);
}
