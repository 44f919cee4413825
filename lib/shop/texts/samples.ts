import type { TextName } from "./names";

/** What a text says, and in which form: see `readBlocks`. */
export interface TextContent {
  title: string;
  body: string;
}

/** What ships with Aisle until the shop has words of its own: complete sentences, and no legal advice. */
export const SAMPLE_TEXTS: Readonly<Record<TextName, TextContent>> = {
  delivery: {
    title: "Delivery",
    body: `We pack what is in stock within one working day and hand it to the carrier. Within the country it usually arrives two to four working days after the order, elsewhere within a week.

# What it costs

The cart shows what delivery costs before you order, and from which amount on it is free.

# When something goes wrong

- If a parcel does not arrive within ten working days, write to us: we look for it, or send it again.
- If something arrives broken, keep the packing and send us a picture within a week.`,
  },
  returns: {
    title: "Returns",
    body: `You may send back what you have ordered within 30 days of its arrival, without saying why, as long as it is unused and complete.

# How it works

- Write to us with the number of the order and what you want to send back.
- Send the parcel to the address we answer with, and keep the receipt.
- We pay the price back within 14 days of its arrival, the way you have paid.

# What cannot come back

What was made for you, and what for reasons of hygiene cannot be sold again once it was opened.`,
  },
  contact: {
    title: "Contact",
    body: `Write to us at shop@example.com, or call +44 20 7946 0000 from Monday to Friday, nine to five.

We answer within one working day. If it is about an order, its number helps.`,
  },
  terms: {
    title: "Terms",
    body: `These terms hold for orders placed in this shop.

# The contract

What the shop shows is an invitation to order. Your order is an offer, and the contract is made when we confirm that it is on its way.

# Prices and payment

Prices are those shown when you order. What comes on top, such as delivery, is shown before you do.

# Goods and warranty

Goods stay ours until they are paid. The rights the law gives you where something is not as it should be are not limited by these terms.`,
  },
  privacy: {
    title: "Privacy policy",
    body: `Whoever runs this shop is responsible for what it stores of you; the imprint names them.

# What is stored

- Of an order: name, address, e-mail and what was ordered, because the law on bookkeeping asks for it.
- If you allow it: what you look at, like and buy, to suggest what you may want next.
- An e-mail address you leave to be told that something is in stock again, until you were told.

# Your choices

On the page “Privacy choices” you can change what may be recorded, take a copy of everything stored about you, and have it erased.`,
  },
  imprint: {
    title: "Imprint",
    body: `Example Shop Ltd.
1 Example Street
London EC1A 1AA
United Kingdom

# Represented by

Jane Example, managing director

# Register and tax

Company number 00000000, registered in England and Wales. VAT number GB 000 0000 00.

# Reach us

shop@example.com, +44 20 7946 0000`,
  },
};
