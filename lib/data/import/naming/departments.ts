/**
 * Which shelf a thing stands on, by the noun that names it: department → shelf → nouns in the singular. British retail
 * words; earlier shelves win where a noun is listed twice.
 */
const DEPARTMENTS: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  Christmas: {
    "Christmas Decorations": "bauble wreath stocking reindeer snowman santa advent tinsel nutcracker",
    "Christmas Trees": "christmas-tree",
  },
  "Lighting & Candles": {
    "Candle Holders": "t-light-holder candle-holder candleholder candlestick candlepot votive sconce",
    Candles: "candle t-light tealight incense oil-burner match matches wick",
    Lanterns: "lantern",
    Lamps: "lamp lampshade chandelier torch nightlight night-light bulb",
    "Fairy Lights": "light lights fairy-light",
  },
  "Bags & Purses": {
    Bags: "bag handbag backpack rucksack shopper tote satchel suitcase luggage holdall",
    "Purses & Wallets": "purse wallet passport-cover card-holder",
    "Wash Bags": "washbag wash-bag make-up-bag toilet-bag",
    "Lunch Bags & Boxes": "lunch-bag lunch-box lunchbox cooler flask",
    Umbrellas: "umbrella parasol",
  },
  Jewellery: {
    Necklaces: "necklace necklac neckl pendant locket choker",
    Earrings: "earring earrings",
    "Bracelets & Bangles": "bracelet bangle",
    Rings: "ring",
    "Brooches & Charms": "charm brooch keyring key-ring key-chain bag-charm pin",
    "Hair Accessories":
      "hairband hairslide hair-clip hair-slide hairclip hair-grip hair-comb tiara headband scrunchie",
    Watches: "watch",
  },
  "Kitchen & Dining": {
    "Mugs & Cups": "mug cup teacup saucer beaker tumbler",
    "Bowls & Plates": "bowl plate dish platter ramekin",
    "Teapots & Jugs": "teapot jug pitcher kettle carafe decanter cafetiere tea-set coffee-set sugar-bowl",
    "Trays & Cake Stands": "tray cakestand cake-stand cake-tin",
    "Baking & Cake Cases":
      "cake-case case cutter cookie-cutter mould whisk baking-set rolling-pin pannetone muffin",
    "Jars & Storage": "jar tin bottle container caddy canister biscuit-tin bread-bin breadbin",
    Cutlery: "cutlery spoon fork knife chopstick chopsticks ladle",
    "Kitchen Textiles":
      "apron tea-towel oven-glove glove tea-cosy cosy tablecloth placemat place-setting napkin serviette doily doilies coaster runner",
    "Kitchen Tools":
      "scales grater colander corkscrew opener peeler measuring pan saucepan teapot-stand egg-cup timer strainer",
    Glassware: "glass goblet flute",
  },
  "Home Decor": {
    Clocks: "clock",
    "Mirrors & Frames": "mirror frame photoframe photo-frame album",
    "Signs & Wall Art":
      "sign doorsign plaque chalkboard blackboard noticeboard memo-board wall-art print poster picture canvas wall-sticker",
    "Cushions & Throws": "cushion cushion-cover cover throw blanket quilt bedspread pillow duvet pad",
    "Hooks & Hangers": "hook hanger coat-rack rack knob handle peg",
    "Boxes & Baskets":
      "box basket trunk crate trinket-box jewellery-box storage-box organiser tidy drawer chest",
    "Vases & Ornaments": "vase ornament figurine statue bust egg bird hen",
    Furniture: "cabinet shelf table chair stool stand wardrobe bench sofa desk bookcase",
    "Hanging Decorations":
      "decoration dec heart star garland mobile chime windchime streamer bell letter word tassel",
    "Doorstops & Mats": "doorstop doormat door-mat draught-excluder mat rug",
    Curtains: "curtain blind voile",
    "Hot Water Bottles": "hot-water-bottle hand-warmer warmer",
    "Money Banks": "money-box money-bank bank piggy-bank",
  },
  Bathroom: {
    "Towels & Sponges": "towel flannel sponge bath-mat shower-cap",
    "Soaps & Lotions": "soap lotion bubble-bath bath-salts hand-cream balm lip-gloss gloss perfume shampoo",
    "Tissues & Dispensers": "tissue toothbrush toilet-roll loo-roll plaster plasters",
  },
  "Garden & Outdoors": {
    "Pots & Planters": "pot planter plant-pot flowerpot trough",
    "Garden Tools": "watering-can spade trowel kneeler fork-set gardener garden-tool seed",
    "Garden Decor":
      "windmill gnome birdhouse bird-house bird-feeder birdbath bird-table nesting-box toadstool sundial thermometer",
    Picnic: "picnic hamper deckchair picnic-set bbq barbecue",
    "Buckets & Cans": "bucket pail bin can",
    "Flowers & Plants": "flower plant rose foliage blossom bouquet",
  },
  "Party & Celebrations": {
    Bunting: "bunting flag pennant",
    "Party Tableware": "paper-plate paper-cup paper-napkin straw party-bag cone cocktail-stick",
    "Balloons & Confetti": "balloon confetti streamer party-popper cracker sparkler",
    "Party Hats & Masks": "hat mask crown wig",
  },
  "Stationery & Cards": {
    "Greeting Cards": "card greeting-card postcard birthday-card invitation envelope",
    "Gift Wrap & Tags": "wrap gift-wrap gift-bag tag gift-tag ribbon bow string tape tissue-paper",
    Notebooks: "notebook sketchbook journal diary organizer address-book planner calendar memo pad-of",
    "Pens & Pencils": "pen pencil crayon eraser rubber sharpener ruler marker chalk pencil-case",
    "Stickers & Magnets": "sticker magnet stamp",
    Books: "book novel bookmark cookbook guide",
  },
  "Craft & Sewing": {
    "Craft Kits": "kit feltcraft craft sewing-kit knitting embroidery",
    Haberdashery:
      "lace button patch ribbon-reel reel yarn wool thread needle scissor tape-measure measure bead",
  },
  "Toys & Games": {
    "Soft Toys":
      "teddy doll bunny rabbit toy rag-doll soft-toy bear elephant chick duck pony dinosaur dog cat",
    Games: "game jigsaw puzzle skittle domino ludo cards-game playing-card marble chess snap bingo",
    "Pocket Money Toys":
      "yoyo yo-yo whistle spinning-top ball helicopter harmonica kazoo skipping-rope kite slinky boomerang trumpet glider",
    "Children's Room": "night-night-light playhouse tent wigwam growth-chart money-tin alphabet-block block",
  },
  Clothing: {
    Tops: "shirt t-shirt tee blouse jumper sweater hoodie cardigan vest top",
    "Trousers & Skirts": "trouser trousers jeans short shorts skirt legging",
    "Dresses & Coats": "dress coat jacket gown kimono",
    Shoes: "shoe boot trainer sandal slipper heel loafer",
    "Scarves & Gloves": "scarf shawl mitten sock tie belt cap beanie",
  },
  Electronics: {
    "Phones & Tablets": "phone smartphone tablet phone-case charger",
    Computers: "laptop notebook-computer keyboard mouse monitor printer router calculator",
    "Sound & Vision": "headphone headphones speaker radio television camera tv earphone",
    Appliances: "toaster blender vacuum fridge oven fan heater iron",
  },
  "Food & Drink": {
    Sweets: "chocolate sweet candy biscuit fudge toffee lollipop",
    Drinks: "tea coffee wine juice beer",
    Pantry: "jam honey sauce spice oil pasta",
  },
};

export interface Shelf {
  department: string;
  shelf: string;
}

/** Noun, in capitals with single spaces, → its shelf. */
export const SHELF_OF_NOUN: ReadonlyMap<string, Shelf> = new Map(
  Object.entries(DEPARTMENTS)
    .flatMap(([department, shelves]) =>
      Object.entries(shelves).flatMap(([shelf, nouns]) =>
        nouns.split(" ").map((noun): [string, Shelf] => [noun.toUpperCase(), { department, shelf }]),
      ),
    )
    .reverse(),
);
