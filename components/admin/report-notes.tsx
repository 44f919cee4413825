/** How to read a placement report, in the words of its definition. */
export function ReportNotes() {
  return (
    <details className="text-sm text-muted">
      <summary className="w-fit cursor-pointer hover:text-ink">How this is counted</summary>
      <ul className="mt-2 max-w-prose list-disc space-y-1 pl-5">
        <li>
          A list counts once, on the UTC day it came on a person’s screen. Something clicked, put into a cart
          or bought within seven days counts for it, so the newest week still grows. Robots, prefetched pages
          and admins are in no number.
        </li>
        <li>
          A rate is the mean over shoppers of the share of their lists that got a click, a cart or a purchase:
          somebody who sees and clicks a thousand lists weighs as one shopper. Several clicks in one list
          raise the clicks a list, not the rate.
        </li>
        <li>
          Revenue is price times quantity of order lines, here and in other front ends, without shipping and
          without orders that were cancelled or returned. Revenue a shopper cuts the largest hundredth of
          buyers’ sums to the largest of the others.
        </li>
        <li>
          Ranges are 95% intervals with the shopper as the unit. A change is coloured when its own interval
          excludes zero.
        </li>
        <li>Changes compare with as many days immediately before, where as many of them have data.</li>
      </ul>
    </details>
  );
}
