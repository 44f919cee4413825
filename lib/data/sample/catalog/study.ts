import { type DepartmentPlan, leaf } from "./plan";

const AUDIO = ["ondine", "monk", "volta", "kite"] as const;
const DESK = ["inkwell", "volta", "kite", "lumen"] as const;

const sound = [
  leaf("Headphones", "headphones", {
    nouns: "Headphones | Wireless Headphones | Studio Headphones",
    materials: "Aluminium | Recycled Plastic | Steel",
    colours: "black white navy orange sage red teal plum sand",
    price: [45, 290],
    brands: AUDIO,
    traits: "Battery: 24 hours | 36 hours | 50 hours \n Fit: Over ear | On ear",
    says: [
      "The cushions are soft and can be changed.",
      "They fold flat into a case that fits a coat pocket.",
      "Voices sound like people, and rooms like rooms.",
    ],
    season: "gifts",
  }),
  leaf("Speakers", "speaker", {
    nouns: "Speaker | Bookshelf Speaker | Portable Speaker=portable-speaker",
    materials: "Birch Ply=oak | Aluminium | Walnut Veneer=walnut",
    colours: "white black sage red teal navy mustard walnut rose",
    price: [39, 340],
    brands: AUDIO,
    traits: "Power: 10 W | 25 W | 60 W \n Connection: Bluetooth | Bluetooth and cable",
    says: [
      "Small enough for a shelf, grown-up enough for a room.",
      "Two of them find each other and become stereo.",
      "The grille comes off with a magnet.",
    ],
  }),
  leaf("Record Players", "turntable", {
    nouns: "Record Player | Turntable",
    materials: "Walnut Veneer=walnut | Lacquered MDF | Birch Ply=oak",
    colours: "walnut black white red teal sage navy oak",
    price: [95, 520],
    brands: AUDIO,
    traits: "Speeds: 33 and 45 | 33, 45 and 78 \n Drive: Belt | Direct",
    says: [
      "It sets itself down softly and lifts itself up again.",
      "A built-in amplifier means it plays into anything.",
      "The lid keeps the dust off and the cat away.",
    ],
    season: "gifts",
    share: 0.8,
  }),
  leaf("Radios", "radio", {
    nouns: "Radio | Kitchen Radio | Bedside Radio",
    materials: "Painted Beech | Recycled Plastic | Enamelled Steel",
    colours: "cream sage red navy teal mustard rose sky",
    price: [34, 160],
    brands: AUDIO,
    traits: "Reception: FM | DAB+ and FM \n Power: Mains | Mains and battery",
    says: [
      "One knob for loud, one for where.",
      "It remembers six stations and your alarm.",
      "Warm enough in tone for the shipping forecast.",
    ],
    share: 0.8,
  }),
];

const desk = [
  leaf("Desk Lamps", "desk-lamp", {
    nouns: "Desk Lamp | Task Lamp | Study Lamp",
    materials: "Steel | Aluminium",
    colours: "white black sage red navy yellow teal cream orange",
    price: [28, 140],
    brands: DESK,
    traits: "Reach: 45 cm | 60 cm | 75 cm \n Light: Warm | Warm to cool, dimmable",
    says: [
      "It stays exactly where you leave it.",
      "The head turns, so that light falls on the page and not in the eye.",
      "Touch it once for reading and twice for drawing.",
    ],
    season: "autumn",
  }),
  leaf("Notebooks", "notebook", {
    nouns: "Notebook | Dotted Notebook | Journal | Sketchbook",
    materials: "Linen-bound | Recycled Paper | Leather-bound",
    colours: "navy sage red mustard teal plum rose forest sky charcoal orange",
    price: [5, 32],
    brands: DESK,
    traits: "Size: A6 | A5 | B5 \n Pages: 96 | 160 | 240",
    says: [
      "It opens flat on the first page and on the last.",
      "Ink does not show through.",
      "A ribbon marks the place and a pocket keeps the receipts.",
    ],
    patterns: "Dotted=dots Leaf=leaves Grid=grid Plain=plain",
    share: 1.3,
  }),
  leaf("Pens & Pencils", "pen", {
    nouns: "Fountain Pen | Rollerball Pen | Colouring Pencils=pencils | Ballpoint Pen",
    materials: "Lacquered | Cedar | Beech",
    colours: "navy black red teal plum forest mustard rose",
    price: [6, 95],
    brands: DESK,
    traits: "Line: Fine | Medium | Broad",
    says: [
      "It writes at the first touch.",
      "The cap sits tight and balances at the back.",
      "Refills are sold everywhere.",
    ],
    season: "gifts",
  }),
  leaf("Desk Organisers", "organiser", {
    nouns: "Pen Pot | Desk Tidy | Desk Organiser",
    materials: "Steel | Stoneware | Beech",
    colours: "white sage red navy teal mustard blush charcoal",
    price: [8, 45],
    brands: DESK,
    traits: "Compartments: 1 | 3 | 5",
    says: [
      "Felt underneath, so it does not scratch.",
      "Everything stands up and can be seen.",
      "It makes a desk look as if work were being done.",
    ],
    share: 0.7,
  }),
  leaf("Keyboards", "keyboard", {
    nouns: "Keyboard | Mechanical Keyboard | Compact Keyboard",
    materials: "Aluminium | Recycled Plastic",
    colours: "black sage navy red orange sky cream rose teal",
    price: [49, 190],
    brands: ["volta", "monk", "kite", "ondine"],
    traits: "Layout: UK | UK, 75 % \n Switches: Quiet | Tactile | Clicky",
    says: [
      "The keys fall like the keys of a good piano.",
      "It pairs with three computers and changes between them at once.",
      "Every switch can be pulled and replaced.",
    ],
    share: 0.9,
  }),
  leaf("Cameras", "camera", {
    nouns: "Film Camera | Compact Camera | Instant Camera",
    materials: "Aluminium | Leatherette",
    colours: "black brown navy sage red blush mustard",
    price: [79, 620],
    brands: ["ondine", "monk", "volta", "kite"],
    traits: "Lens: 28 mm f/2.8 | 35 mm f/2 | 50 mm f/1.8",
    says: [
      "Each dial does one thing.",
      "Light enough to be taken along, which is what makes pictures.",
      "A strap and a case are in the box.",
    ],
    season: "gifts",
    share: 0.8,
  }),
];

export const STUDY_DEPARTMENT: DepartmentPlan = {
  name: "Study & Sound",
  code: "ST",
  groups: [
    { name: "Sound", leaves: sound },
    { name: "Desk & Writing", leaves: desk },
  ],
};
