/** What the provider for trying does with a card. */
export type CardBehaviour = "succeeds" | "declined" | "noFunds" | "confirms" | "late" | "down";

/** A card that only the provider for trying knows: none of these is anybody's. */
export interface TestCard {
  number: string;
  behaviour: CardBehaviour;
}

export const TEST_CARDS: readonly TestCard[] = [
  { number: "4242 4242 4242 4242", behaviour: "succeeds" },
  { number: "4000 0000 0000 0002", behaviour: "declined" },
  { number: "4000 0000 0000 9995", behaviour: "noFunds" },
  { number: "4000 0000 0000 3220", behaviour: "confirms" },
  { number: "4000 0000 0000 0341", behaviour: "late" },
  { number: "4000 0000 0000 0119", behaviour: "down" },
];

const digitsOf = (text: string) => text.replace(/[\s-]/g, "");

/** What is done with a card of this number; null for every number that is not for trying. */
export function behaviourOf(number: string): CardBehaviour | null {
  return TEST_CARDS.find((card) => digitsOf(card.number) === digitsOf(number))?.behaviour ?? null;
}
