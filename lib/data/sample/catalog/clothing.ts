import { type DepartmentPlan, leaf } from "./plan";

const WEAR = ["northby", "cobbler", "marmalade", "halcyon"] as const;

const clothes = [
  leaf("Jackets", "jacket", {
    nouns: "Walking Jacket | Chore Jacket | Padded Jacket | Field Jacket",
    materials: "Waxed Cotton | Cotton Twill | Recycled Nylon",
    colours: "navy olive mustard sand forest red teal charcoal blush sky",
    price: [65, 240],
    brands: [...WEAR, "fellgate"],
    traits: "Size: XS | S | M | L | XL \n Lining: Unlined | Cotton | Recycled fleece",
    says: [
      "Two pockets outside, one inside, all of them deep.",
      "Cut to go over a jumper.",
      "We repair it for as long as you wear it.",
    ],
    season: "autumn",
    share: 1.1,
  }),
  leaf("Knitwear", "jumper", {
    nouns: "Jumper | Crew-Neck Jumper | Fisherman's Jumper",
    materials: "Lambswool | Merino | Cotton",
    colours: "cream navy forest mustard terracotta grey plum rose sky sage red",
    price: [45, 145],
    brands: WEAR,
    traits: "Size: XS | S | M | L | XL \n Knit: Fine | Medium | Heavy",
    says: [
      "Knitted in the round, so there is no seam to scratch.",
      "The elbows are knitted double.",
      "Wool cleans itself in the night air; wash it seldom.",
    ],
    patterns: "Striped=stripes Diamond=diamonds Plain=plain",
    season: "winter",
    share: 1.2,
  }),
  leaf("T-Shirts", "tshirt", {
    nouns: "T-Shirt | Pocket T-Shirt | Relaxed T-Shirt",
    materials: "Organic Cotton | Linen | Heavy Cotton",
    colours: "white navy sage mustard red sky charcoal blush orange lilac teal",
    price: [16, 48],
    brands: WEAR,
    traits: "Size: XS | S | M | L | XL \n Weight: 150 g/m² | 180 g/m² | 220 g/m²",
    says: [
      "Washed before it is cut, so it will not shrink on you.",
      "The collar keeps its shape.",
      "Thick enough to be worn alone.",
    ],
    patterns: "Striped=stripes Plain=plain",
    season: "summer",
    share: 1.2,
  }),
  leaf("Dresses", "dress", {
    nouns: "Summer Dress | Day Dress | Tea Dress",
    materials: "Linen | Cotton Lawn | Viscose",
    colours: "rose navy sage red yellow sky plum teal forest",
    price: [42, 150],
    brands: WEAR,
    traits: "Size: 8 | 10 | 12 | 14 | 16 \n Length: Knee | Midi",
    says: [
      "It has pockets.",
      "The skirt is cut on the bias and moves when you do.",
      "Machine wash, hang up wet, wear the next day.",
    ],
    patterns: "Floral=sprig Dotted=dots Leaf=leaves Striped=stripes Plain=plain",
    season: "summer",
  }),
];

const shoes = [
  leaf("Trainers", "sneaker", {
    nouns: "Trainers | Court Trainers | High-Top Trainers=high-top",
    materials: "Leather | Canvas | Suede",
    colours: "white navy sage red teal mustard blush black sky sand",
    price: [48, 160],
    brands: WEAR,
    traits: "Size: 37 | 38 | 39 | 40 | 41 | 42 | 43 | 44 \n Sole: Natural rubber",
    says: [
      "They need no wearing in.",
      "The sole is stitched as well as glued.",
      "Spare laces in a second colour are in the box.",
    ],
    season: "spring",
    share: 1.2,
  }),
  leaf("Boots", "boot", {
    nouns: "Walking Boots | Lace-Up Boots | Hiking Boots",
    materials: "Leather | Waxed Leather | Suede",
    colours: "brown forest navy mustard black plum terracotta olive red",
    price: [52, 230],
    brands: [...WEAR, "fellgate"],
    traits: "Size: 37 | 38 | 39 | 40 | 41 | 42 | 43 | 44 \n Sole: Cleated rubber | Smooth rubber",
    says: [
      "Puddles are what they are for.",
      "They can be resoled, and we do it.",
      "A loop at the heel pulls them on.",
    ],
    season: "autumn",
  }),
];

const accessories = [
  leaf("Scarves", "scarf", {
    nouns: "Scarf | Wool Scarf | Wrap Scarf",
    materials: "Lambswool | Merino | Cashmere",
    colours: "navy mustard forest plum terracotta cream grey rose teal red",
    price: [28, 110],
    brands: [...WEAR, "brindle"],
    traits: "Length: 160 cm | 180 cm | 200 cm",
    says: [
      "Long enough to go round twice.",
      "Brushed with teasels, as it always was.",
      "It weighs nothing and stops the wind.",
    ],
    patterns: "Striped=bands Checked=check Herringbone=chevron Plain=plain",
    season: "winter",
  }),
  leaf("Hats", "hat", {
    nouns: "Beanie=beanie | Bobble Hat=beanie | Brimmed Hat",
    materials: "Lambswool | Merino | Boiled Wool",
    colours: "navy mustard forest red cream rose teal charcoal sand orange",
    price: [14, 62],
    brands: WEAR,
    traits: "Size: One size | S/M | L/XL",
    says: [
      "It stays on in the wind and comes off without a battle.",
      "Lined where it meets the forehead.",
      "Rolls up and goes into a pocket.",
    ],
    season: "winter",
    share: 0.8,
  }),
  leaf("Socks", "socks", {
    nouns: "Socks | Walking Socks | Bed Socks",
    materials: "Merino | Cotton | Recycled Wool",
    colours: "navy mustard rose forest teal red sky plum orange grey",
    price: [7, 24],
    brands: WEAR,
    traits: "Size: 36–39 | 40–43 | 44–47",
    says: [
      "The toe is closed by hand and has no ridge.",
      "They stay up without strangling.",
      "Warm when wet, and dry by morning.",
    ],
    patterns: "Striped=stripes Dotted=dots Diamond=diamonds Zigzag=chevron",
    season: "winter",
  }),
  leaf("Sunglasses", "sunglasses", {
    nouns: "Sunglasses | Holiday Sunglasses | Driving Sunglasses",
    materials: "Acetate | Recycled Acetate",
    colours: "black brown forest navy terracotta teal plum mustard rose",
    price: [24, 135],
    brands: ["northby", "cobbler", "marmalade", "halcyon"],
    traits: "Lens: UV400 | UV400, polarised \n Fit: Narrow | Medium | Wide",
    says: [
      "Five-barrel hinges, which do not wobble after a summer.",
      "A hard case and a cloth come along.",
      "They sit light on the nose.",
    ],
    season: "summer",
    share: 0.8,
  }),
  leaf("Watches", "watch", {
    nouns: "Watch | Field Watch | Day Watch",
    materials: "Leather | Canvas | Recycled Nylon",
    colours: "brown navy forest black plum teal sage terracotta rose",
    price: [69, 320],
    brands: ["northby", "cobbler", "monk", "halcyon"],
    traits: "Case: 34 mm | 38 mm | 41 mm \n Water: 30 m | 50 m | 100 m",
    says: [
      "The dial can be read at a glance, which is the point of it.",
      "The strap changes without tools.",
      "Quartz, with a battery for four years.",
    ],
    season: "gifts",
  }),
];

const bags = [
  leaf("Tote Bags", "tote", {
    nouns: "Tote Bag | Market Tote | Beach Tote",
    materials: "Cotton Canvas | Recycled Cotton | Jute",
    colours: "cream navy sage red mustard rose sky terracotta olive",
    price: [9, 46],
    brands: ["northby", "cobbler", "marmalade", "halcyon", "kite"],
    traits: "Volume: 12 litres | 18 litres | 24 litres",
    says: [
      "The handles go over a coat sleeve.",
      "It carries a week of shopping and folds into a pocket.",
      "A small pocket inside finds the keys.",
    ],
    patterns: "Striped=stripes Checked=check Leaf=leaves Dotted=dots",
  }),
  leaf("Handbags", "handbag", {
    nouns: "Handbag | Shoulder Bag | Day Bag",
    materials: "Leather | Suede | Vegetable-tanned Leather",
    colours: "brown navy forest black plum terracotta red mustard blush teal",
    price: [58, 260],
    brands: WEAR,
    traits: "Width: 22 cm | 28 cm | 34 cm \n Strap: Adjustable | Detachable",
    says: [
      "The leather marks, and is better for it.",
      "It closes with a click.",
      "One pocket for the phone, one for what you hope not to lose.",
    ],
    season: "gifts",
  }),
];

export const CLOTHING_DEPARTMENT: DepartmentPlan = {
  name: "Clothing & Accessories",
  code: "CL",
  groups: [
    { name: "Clothes", leaves: clothes },
    { name: "Shoes", leaves: shoes },
    { name: "Accessories", leaves: accessories },
    { name: "Bags", leaves: bags },
  ],
};
