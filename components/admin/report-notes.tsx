/** How to read a placement report, in the words of its definition. */
export function ReportNotes() {
  return (
    <details className="text-sm text-muted">
      <summary className="w-fit cursor-pointer hover:text-ink">How this is counted</summary>
      <ul className="mt-2 max-w-prose list-disc space-y-1 pl-5">
        <li>
          A list counts once, on the UTC day it came on the screen. A rate is the share of these lists from
          which something was clicked, put into a cart or bought within seven days, so the newest week still
          grows.
        </li>
        <li>
          Several clicks in one list raise the clicks per list, not the rate. Cancelled orders do not count.
        </li>
        <li>
          Ranges are Wilson 95% intervals. They take lists as independent; one shopper’s lists are not quite,
          so read them as a little too narrow. A change is coloured when its own interval excludes zero.
        </li>
        <li>Changes compare with as many days immediately before.</li>
      </ul>
    </details>
  );
}
