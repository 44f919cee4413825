import { type DepartmentPlan, leaf } from "./plan";

const POTTERY = ["stonebeck", "kettle", "pepperpot", "larkspur"] as const;
const COOK = ["kettle", "pepperpot", "stonebeck", "larkspur"] as const;

const tea = [
  leaf("Mugs", "mug", {
    nouns: "Mug | Breakfast Mug | Tea Mug",
    materials: "Stoneware | Enamel | Porcelain",
    colours: "white cream sage blue navy teal red mustard blush terracotta sky yellow rose forest",
    price: [6, 24],
    brands: POTTERY,
    traits: "Capacity: 250 ml | 350 ml | 450 ml \n Care: Dishwasher safe",
    says: [
      "The handle takes three fingers, the foot is unglazed and the rim is thin.",
      "It keeps tea hot for as long as tea deserves.",
      "Chips are rare and honest: the colour goes all the way through.",
    ],
    patterns: "Dotted=dots Striped=bands Speckled=speckle Leaf=leaves Plain=plain",
    share: 1.6,
  }),
  leaf("Teapots", "teapot", {
    nouns: "Teapot | Round Teapot | Breakfast Teapot",
    materials: "Stoneware | Porcelain | Earthenware",
    colours: "white cream sage blue navy teal mustard blush terracotta sky rose brown",
    price: [19, 68],
    brands: POTTERY,
    traits: "Capacity: 0.6 litres | 1 litre | 1.4 litres \n Strainer: Built in | Removable basket",
    says: [
      "It pours without dripping; we tried it two hundred times.",
      "The lid stays on when you tilt it.",
      "Warm the pot first and it repays you.",
    ],
    patterns: "Dotted=dots Floral=sprig Speckled=speckle Plain=plain",
    season: "autumn",
  }),
  leaf("Kettles", "kettle", {
    nouns: "Stove Kettle | Whistling Kettle | Kettle",
    materials: "Enamel | Steel=silver | Copper=copper",
    colours: "cream sage blue navy red mustard teal black forest yellow",
    price: [34, 110],
    brands: COOK,
    traits: "Capacity: 1.6 litres | 2 litres | 2.5 litres \n Hobs: All, induction too",
    says: [
      "The whistle starts as a hum and means it only later.",
      "The wooden grip stays cool.",
      "A wide mouth makes it easy to clean and quick to fill.",
    ],
    share: 0.8,
  }),
  leaf("Cafetières", "cafetiere", {
    nouns: "Cafetière | Coffee Press",
    materials: "Steel and Glass | Brass and Glass",
    colours: "silver black teal copper red navy cream gold",
    price: [22, 75],
    brands: COOK,
    traits: "Capacity: 3 cups | 6 cups | 8 cups \n Filter: Double mesh",
    says: [
      "The double mesh leaves the grounds behind and the oils in the cup.",
      "Every part can be replaced, the glass too.",
      "Four minutes, a slow push, and breakfast can begin.",
    ],
    share: 0.7,
  }),
];

const cookware = [
  leaf("Saucepans", "saucepan", {
    nouns: "Saucepan | Milk Pan | Lidded Saucepan",
    materials: "Enamel | Steel=silver | Copper=copper",
    colours: "cream sage blue red navy teal mustard black forest",
    price: [24, 120],
    brands: COOK,
    traits: "Diameter: 14 cm | 16 cm | 20 cm \n Hobs: All, induction too",
    says: [
      "A thick base spreads the heat, so milk does not catch.",
      "Both lips pour, for left hands and right.",
      "The handle is riveted and stays cool.",
    ],
  }),
  leaf("Casseroles", "casserole", {
    nouns: "Casserole | Family Casserole | Lidded Casserole",
    materials: "Cast Iron | Stoneware",
    colours: "red orange navy teal cream sage forest mustard black terracotta blue plum",
    price: [49, 210],
    brands: COOK,
    traits: "Capacity: 2.4 litres | 4 litres | 5.3 litres \n Oven: To 250 °C",
    says: [
      "From hob to oven to table without changing dishes.",
      "Little points inside the lid rain the steam back over the roast.",
      "Enamelled inside, it needs no seasoning.",
    ],
    season: "winter",
  }),
  leaf("Frying Pans", "frying-pan", {
    nouns: "Frying Pan | Skillet | Crêpe Pan",
    materials: "Carbon Steel | Cast Iron | Aluminium",
    colours: "black charcoal red navy teal copper forest",
    price: [22, 95],
    brands: COOK,
    traits: "Diameter: 20 cm | 24 cm | 28 cm",
    says: [
      "It is better after a year than on the first day.",
      "Low sides let a spatula in.",
      "Wipe it, oil it, hang it up.",
    ],
    share: 0.8,
  }),
];

const tools = [
  leaf("Kitchen Knives", "knife", {
    namesColour: false,
    nouns: "Chef's Knife | Bread Knife | Paring Knife | Santoku Knife",
    materials: "Carbon Steel | Stainless Steel | Damascus Steel",
    colours: "walnut oak black navy red forest charcoal",
    price: [18, 140],
    brands: COOK,
    traits: "Edge: 15° each side | 18° each side \n Hardness: 58 HRC | 60 HRC",
    says: [
      "The weight sits where thumb and finger meet.",
      "It arrives sharp enough for a ripe tomato.",
      "We sharpen it free of charge in the first two years.",
    ],
  }),
  leaf("Chopping Boards", "board", {
    nouns: "Chopping Board | Serving Board | Bread Board",
    materials: "Painted Beech | Oak=oak | Walnut=walnut",
    colours: "sage navy terracotta teal blush",
    price: [14, 75],
    brands: COOK,
    traits: "Size: 30 × 20 cm | 38 × 26 cm | 45 × 30 cm",
    says: [
      "Oil it now and then and it will outlast the kitchen.",
      "The back is as good as the front.",
      "A leather loop hangs it out of the way.",
    ],
  }),
  leaf("Utensils", "utensils", {
    nouns: "Utensil Pot | Utensil Set | Cook's Utensils",
    materials: "Stoneware | Enamel",
    colours: "cream sage navy teal mustard terracotta blush red",
    price: [16, 58],
    brands: POTTERY,
    traits: "Pieces: 3 | 4 | 6",
    says: [
      "The spoons are of one piece of beech, without glue.",
      "Heavy enough not to tip when everything is in it.",
      "Made for the corner next to the cooker.",
    ],
    patterns: "Striped=stripes Speckled=speckle Plain=plain",
    share: 0.7,
  }),
  leaf("Aprons", "apron", {
    nouns: "Apron | Cook's Apron | Baking Apron",
    materials: "Linen | Cotton Canvas | Denim",
    colours: "navy sage cream terracotta mustard charcoal rose forest blue",
    price: [18, 52],
    brands: ["kettle", "pepperpot", "larkspur", "brindle"],
    traits: "Size: One size | Long \n Pockets: One, divided | Two",
    says: [
      "The straps cross at the back, so nothing pulls at the neck.",
      "A loop at the hip holds the tea towel.",
      "It gets softer with every wash.",
    ],
    patterns: "Striped=pinstripe Checked=check Floral=sprig Plain=plain",
    share: 0.8,
  }),
];

const table = [
  leaf("Plates", "plate", {
    nouns: "Dinner Plate | Side Plate | Serving Plate",
    materials: "Stoneware | Porcelain | Enamel",
    colours: "white cream sage blue navy teal blush terracotta mustard sky grey",
    price: [7, 38],
    brands: POTTERY,
    traits: "Finish: Gloss | Satin",
    says: [
      "A raised edge keeps the sauce on the plate.",
      "It stacks close and goes into oven and dishwasher.",
      "The glaze pools a little at the rim, differently on each.",
    ],
    patterns: "Speckled=speckle Floral=sprig Dotted=dots Plain=plain",
    share: 1.3,
  }),
  leaf("Bowls", "bowl", {
    nouns: "Cereal Bowl | Salad Bowl | Noodle Bowl | Mixing Bowl",
    materials: "Stoneware | Porcelain | Enamel",
    colours: "white cream sage blue navy teal red blush terracotta mustard yellow",
    price: [8, 45],
    brands: POTTERY,
    traits: "Finish: Gloss | Satin \n Care: Dishwasher safe",
    says: [
      "Deep enough for soup, wide enough for salad.",
      "It sits well in one hand.",
      "The foot is ground smooth and does not scratch the table.",
    ],
    patterns: "Striped=bands Speckled=speckle Dotted=dots Wave=waves Plain=plain",
    share: 1.2,
  }),
  leaf("Glasses", "glass", {
    nouns: "Tumbler | Wine Glass=wine-glass | Water Glass",
    materials: "Recycled Glass | Hand-blown Glass",
    colours: "sky sage rose teal plum grey yellow blue",
    price: [6, 32],
    brands: ["kettle", "pepperpot", "larkspur", "lumen"],
    traits: "Capacity: 250 ml | 330 ml | 450 ml \n Sold as: Pair | Set of four",
    says: [
      "Tiny bubbles show that someone breathed into it.",
      "Thin at the lip and thick at the foot.",
      "It goes into the dishwasher, top rack.",
    ],
  }),
  leaf("Cake Stands", "cake-stand", {
    nouns: "Cake Stand | Footed Cake Plate",
    materials: "Porcelain | Enamel | Glass",
    colours: "white blush sage sky yellow teal navy rose cream",
    price: [19, 64],
    brands: POTTERY,
    traits: "Diameter: 24 cm | 28 cm | 32 cm",
    says: [
      "A Tuesday cake looks like a birthday on it.",
      "The foot unscrews, so it stores flat.",
      "The rim is low and lets the knife through.",
    ],
    season: "spring",
    share: 0.8,
  }),
  leaf("Storage Jars", "jar", {
    nouns: "Storage Jar | Biscuit Jar | Pantry Jar",
    materials: "Stoneware | Glass",
    colours: "cream sage navy terracotta oak walnut mustard grey copper",
    price: [9, 42],
    brands: POTTERY,
    traits: "Capacity: 0.5 litres | 1 litre | 1.8 litres \n Lid: Oak | Cork | Beech",
    says: [
      "The lid seals with a soft ring and opens with one hand.",
      "Wide enough for a scoop.",
      "Flour, oats or the biscuits nobody should find.",
    ],
  }),
];

export const KITCHEN_DEPARTMENT: DepartmentPlan = {
  name: "Kitchen",
  code: "KT",
  groups: [
    { name: "Tea & Coffee", leaves: tea },
    { name: "Cookware", leaves: cookware },
    { name: "Tools & Prep", leaves: tools },
    { name: "Tableware", leaves: table },
  ],
};
