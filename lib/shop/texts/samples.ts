import type { SpokenLanguage } from "@/lib/words/words";
import type { TextName } from "./names";

/** What a text says, and in which form: see `readBlocks`. */
export interface TextContent {
  title: string;
  body: string;
}

const ENGLISH: Readonly<Record<TextName, TextContent>> = {
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

const GERMAN: Readonly<Record<TextName, TextContent>> = {
  delivery: {
    title: "Lieferung",
    body: `Was vorrätig ist, packen wir innerhalb eines Werktags und übergeben es dem Paketdienst. Im Inland kommt es meist zwei bis vier Werktage nach der Bestellung an, anderswo innerhalb einer Woche.

# Was sie kostet

Der Warenkorb zeigt die Versandkosten, bevor Sie bestellen, und ab welchem Betrag sie entfallen.

# Wenn etwas schiefgeht

- Kommt ein Paket nicht innerhalb von zehn Werktagen an, schreiben Sie uns: Wir suchen es oder schicken es noch einmal.
- Kommt etwas beschädigt an, heben Sie die Verpackung auf und schicken Sie uns innerhalb einer Woche ein Bild.`,
  },
  returns: {
    title: "Rückgabe",
    body: `Was Sie bestellt haben, können Sie innerhalb von 30 Tagen nach der Lieferung ohne Angabe von Gründen zurückschicken, solange es unbenutzt und vollständig ist.

# So geht es

- Schreiben Sie uns die Nummer der Bestellung und was Sie zurückschicken möchten.
- Schicken Sie das Paket an die Adresse, die wir Ihnen nennen, und heben Sie den Beleg auf.
- Wir erstatten den Preis innerhalb von 14 Tagen nach der Ankunft, auf dem Weg, auf dem Sie bezahlt haben.

# Was nicht zurückgegeben werden kann

Was für Sie angefertigt wurde, und was aus Gründen der Hygiene nicht mehr verkauft werden kann, sobald es geöffnet wurde.`,
  },
  contact: {
    title: "Kontakt",
    body: `Schreiben Sie uns an shop@example.com, oder rufen Sie uns an: +49 30 23125 000, Montag bis Freitag von neun bis siebzehn Uhr.

Wir antworten innerhalb eines Werktags. Geht es um eine Bestellung, hilft uns ihre Nummer.`,
  },
  terms: {
    title: "Allgemeine Geschäftsbedingungen",
    body: `Diese Bedingungen gelten für Bestellungen in diesem Shop.

# Der Vertrag

Was der Shop zeigt, ist eine Einladung zu bestellen. Ihre Bestellung ist ein Angebot, und der Vertrag kommt zustande, wenn wir bestätigen, dass sie unterwegs ist.

# Preise und Zahlung

Es gelten die Preise, die bei der Bestellung angezeigt werden. Was dazukommt, etwa Versandkosten, wird vorher angezeigt.

# Ware und Gewährleistung

Die Ware bleibt bis zur Bezahlung unser Eigentum. Ihre gesetzlichen Rechte, wenn etwas nicht so ist, wie es sein soll, werden durch diese Bedingungen nicht eingeschränkt.`,
  },
  privacy: {
    title: "Datenschutzerklärung",
    body: `Verantwortlich für das, was dieser Shop über Sie speichert, ist, wer ihn betreibt; das Impressum nennt ihn.

# Was gespeichert wird

- Von einer Bestellung: Name, Adresse, E-Mail und was bestellt wurde, weil das Gesetz es für die Buchführung verlangt.
- Wenn Sie es erlauben: was Sie ansehen, mögen und kaufen, um Ihnen Passendes vorzuschlagen.
- Eine E-Mail-Adresse, die Sie hinterlassen, um zu erfahren, dass etwas wieder da ist, bis Sie es erfahren haben.

# Ihre Wahl

Auf der Seite „Datenschutz-Einstellungen“ können Sie ändern, was gespeichert werden darf. In Ihrem Konto laden Sie alles herunter, was über Sie gespeichert ist, oder lassen es löschen.`,
  },
  imprint: {
    title: "Impressum",
    body: `Beispielshop GmbH
Beispielstraße 1
10115 Berlin
Deutschland

# Vertreten durch

Johanna Beispiel, Geschäftsführerin

# Register und Steuer

Amtsgericht Charlottenburg, HRB 000000. Umsatzsteuer-Identifikationsnummer DE000000000.

# So erreichen Sie uns

shop@example.com, +49 30 23125 000`,
  },
};

/** What ships with Aisle until the shop has words of its own: complete sentences, and no legal advice. */
export const SAMPLE_TEXTS: Readonly<Record<SpokenLanguage, Readonly<Record<TextName, TextContent>>>> = {
  en: ENGLISH,
  de: GERMAN,
};
