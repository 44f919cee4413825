import type { ActionKind } from "./definition";

interface Step {
  title: string;
  actions: readonly ActionKind[];
  says: string;
}

/** Which rule gives way to which, the strongest first: what the code does, the docs say and the admin shows. */
export const ORDER_OF_CONFLICTS: readonly Step[] = [
  {
    title: "What the shop and the request refuse",
    actions: [],
    says: "Hidden products, what the request excludes or filters out, and what the strategy leaves out as sold out or as lying in the cart: no rule brings it back.",
  },
  {
    title: "What may stand there at all",
    actions: ["exclude", "include", "margin", "fatigue"],
    says: "A product has to pass every one of these, pinned or not. Only what a shopper has seen too often may still be pinned.",
  },
  {
    title: "Pins",
    actions: ["pin"],
    says: "A pin holds its place whatever scores, caps and groups say, and counts towards them. It also stands above what the strategy leaves out as bought or seen. Where two want one place, the higher priority has it, then the newer rule; the other takes the next free place. In a search only what was found can be pinned; a pin for everywhere leaves lists of what a shopper has seen or bought alone. Where two lists of a page want one product, the list whose turn is first has it, and no other list takes it.",
  },
  {
    title: "Caps and groups",
    actions: ["cap", "distinct"],
    says: "All of them hold, so the strictest counts. They are never exceeded to fill a list: a list that cannot be full says so.",
  },
  {
    title: "Boost and bury",
    actions: ["boost", "bury"],
    says: "Factors of all rules that fit a product are multiplied, and its score by the product of them.",
  },
  {
    title: "The strategy's own order",
    actions: [],
    says: "Difference, mix and soft shares of the strategy arrange what is left.",
  },
];
