/** What the provider for trying does with a card. */
export type CardBehaviour = "succeeds" | "declined" | "no-funds" | "confirms" | "late" | "down";

/** A card that only the provider for trying knows: none of these is anybody's. */
export interface TestCard {
  number: string;
  behaviour: CardBehaviour;
  /** What happens with it, for whoever tries it. */
  words: string;
}

export const TEST_CARDS: readonly TestCard[] = [
  { number: "4242 4242 4242 4242", behaviour: "succeeds", words: "is accepted" },
  { number: "4000 0000 0000 0002", behaviour: "declined", words: "is declined" },
  { number: "4000 0000 0000 9995", behaviour: "no-funds", words: "has not enough money on it" },
  { number: "4000 0000 0000 3220", behaviour: "confirms", words: "asks for 3-D Secure at a bank" },
  { number: "4000 0000 0000 0341", behaviour: "late", words: "answers after the time limit" },
  { number: "4000 0000 0000 0119", behaviour: "down", words: "finds the provider out of order" },
];

const digitsOf = (text: string) => text.replace(/[\s-]/g, "");

/** What is done with a card of this number; null for every number that is not for trying. */
export function behaviourOf(number: string): CardBehaviour | null {
  return TEST_CARDS.find((card) => digitsOf(card.number) === digitsOf(number))?.behaviour ?? null;
}
