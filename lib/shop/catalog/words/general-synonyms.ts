/** What the words of shops in general have to do with each other. Each shop's own are added in the admin. */

/** Terms of a line are one word, written in another country, in short, or with other spaces. */
export const WRITINGS = `
  christmas, xmas, x mas
  tea light, t light, tealight, tlight
  t shirt, tshirt, tee shirt
  key ring, keyring
  barbecue, barbeque, bbq
  pyjamas, pajamas
  necklace, neckl, necklac
  assorted, asst, asstd, assd
  holder, hldr
  turquoise, turq
  fuchsia, fuschia
  grey, gray
  stripe, striped, stripy, stripey
  jewellery, jewelry, jewelery
  aluminium, aluminum
  organiser, organizer
  fibre, fiber
  mould, mold
  tyre, tire
  cosy, cozy
  doughnut, donut
  centre, center
  metre, meter
  litre, liter
  colour, color
  coloured, colored
  colouring, coloring
  catalogue, catalog
  plough, plow
  galvanised, galvanized
  moisturiser, moisturizer
  theatre, theater
  liquorice, licorice
  travelling, traveling
  two, 2
  three, 3
  four, 4
  five, 5
  six, 6
  eight, 8
  ten, 10
  twelve, 12`;

/** Terms of a line mean the same thing, British and American, everyday and trade. */
export const SAME = `
  sofa, couch, settee, loveseat, divan
  armchair, easy chair, lounge chair, recliner, club chair
  bookcase, bookshelf, book shelf, shelf, shelving, shelving unit, book rack, bookstand
  bedside table, nightstand, night stand, night table
  side table, end table, occasional table, coffee table, lamp table
  wardrobe, closet, armoire
  cupboard, cabinet
  chest of drawers, dresser
  lamp, light, lighting
  pendant light, ceiling light, hanging light, ceiling lamp, chandelier, ceiling pendant, pendant lamp, pendant
  floor lamp, standing lamp, standard lamp, floor light
  table lamp, table light, bedside lamp
  desk lamp, task lamp, study lamp, desk light, office lamp
  cushion, pillow, throw pillow, scatter cushion
  blanket, throw, coverlet, afghan
  rug, carpet
  curtain, drape
  duvet, comforter, quilt, doona, eiderdown
  bed linen, bedding, bed sheet, bedclothes, bed set, duvet set, linens
  bath towel, bath sheet
  picture frame, photo frame, photograph frame, photo holder
  wall clock, kitchen clock
  rubbish bin, trash can, waste bin, waste basket, garbage can
  tap, faucet
  vacuum cleaner, hoover
  fridge, refrigerator
  stove, cooker, hob
  mug, cup, beaker, teacup, coffee cup
  teapot, tea pot, tea kettle
  kettle, tea kettle, teakettle
  cafetiere, french press, coffee press, coffee plunger, press pot, coffee maker
  saucepan, cooking pot, sauce pan
  frying pan, skillet, fry pan, frypan
  casserole, dutch oven, casserole dish, stew pot, stewpot, cocotte
  chopping board, cutting board, bread board
  chefs knife, cooks knife, chef knife
  kitchen knife, cooking knife
  cutlery, flatware, silverware
  utensil, kitchen tool, cooking tool, kitchen gadget
  apron, pinafore, pinny
  oven glove, oven mitt
  tea towel, dish towel, dishcloth
  plate, dinner plate, dish
  crockery, tableware, dinnerware, dinner set
  tumbler, water glass, drinking glass, glassware
  wine glass, goblet, stemware
  cake stand, cake plate, cake tray
  storage jar, canister, pantry jar, food jar
  biscuit jar, cookie jar
  biscuit, cookie
  plant pot, planter, flowerpot, flower pot, plant holder, plant container
  house plant, indoor plant, potted plant, pot plant
  watering can, watering pot
  trowel, hand shovel, hand spade
  secateurs, pruner, pruning shears
  lawnmower, mower
  barbecue, barbeque, bbq, barbie, grill
  deckchair, deck chair, beach chair, garden chair, patio chair, sun lounger, lounger, sun chair
  bird house, birdhouse, nest box, nesting box, bird box
  lantern, storm lamp, hurricane lamp
  tent, camping tent
  sleeping bag, slumber bag
  camping stove, camp stove, camping cooker, gas stove
  torch, flashlight
  head torch, headlamp, head lamp, headlight, head light
  rucksack, backpack, knapsack, daypack, day pack, school bag
  water bottle, drinking bottle, drinks bottle, canteen
  flask, thermos, vacuum flask, vacuum bottle, thermos flask
  yoga mat, exercise mat, pilates mat, gym mat
  dumbbell, dumb bell, hand weight
  kettlebell, kettle bell
  bicycle, bike, cycle, pushbike, push bike
  cycle helmet, bike helmet, bicycle helmet, cycling helmet
  football, soccer ball, soccer
  hiking, walking, trekking, rambling
  trousers, pants, slacks
  jumper, sweater, pullover, knitwear, jersey
  t shirt, tee, tee shirt, tshirt
  hoodie, sweatshirt, hooded top
  trainers, sneaker, running shoe, tennis shoe, gym shoe, sports shoe, plimsoll
  wellies, wellington boot, rain boot, gumboot
  boot, hiking boot, walking boot
  swimsuit, bathing suit, swimming costume
  pyjamas, pajamas, pjs, nightwear, sleepwear
  dressing gown, bathrobe, robe
  waistcoat, vest
  tights, pantyhose
  dungarees, overalls
  raincoat, mac, waterproof
  anorak, parka, windcheater, windbreaker
  beanie, woolly hat, wool hat, knit hat, knitted hat, bobble hat
  scarf, muffler, neck warmer
  sock, stocking
  handbag, purse, shoulder bag, pocketbook
  tote bag, tote, shopping bag, shopper, canvas bag
  suitcase, luggage
  umbrella, brolly
  sunglasses, shades, sunnies, sun glasses
  spectacles, eyeglasses, reading glasses
  watch, wristwatch, wrist watch, timepiece
  clothes, clothing, apparel, garment
  shoe, footwear
  headphones, earphones, headset, earbud, head phones
  speaker, loudspeaker, loud speaker
  record player, turntable, vinyl player, gramophone, phonograph
  radio, tuner, wireless radio
  notebook, notepad, jotter, journal, note book
  diary, journal
  sketchbook, sketch book, drawing pad, sketch pad
  ballpoint pen, biro, ball pen, ballpoint
  fountain pen, ink pen
  pencil, crayon, colouring pencil, coloured pencil, colored pencil
  desk organiser, desk tidy, pen pot, pen holder, pencil pot, pencil holder
  cookery book, cookbook, cook book, recipe book
  novel, fiction, story
  guidebook, guide book, travel guide
  teddy bear, teddy, soft toy, cuddly toy, stuffed animal, plush toy, plushie, stuffed toy, plush
  building block, wooden block, toy block, building brick
  toy train, train set, wooden train, train
  draughts, checkers
  chess, chess set, chessboard
  board game, tabletop game, table game
  gift wrap, wrapping paper, giftwrap, gift paper, wrapping
  bunting, garland, pennant
  tree decoration, tree ornament, bauble, christmas decoration, xmas decoration, christmas ornament, ornament
  soap, soap bar, bar of soap
  hand wash, hand soap, liquid soap, handwash
  hand lotion, hand cream, hand moisturiser, hand balm
  body wash, shower gel
  christmas, xmas, x mas, yule, yuletide, noel, christmassy
  present, gift
  kid, child, toddler
  mum, mom, mummy, mommy, mother
  dad, daddy, father
  woman, lady, female
  man, gent, gentleman, male
  rabbit, bunny
  hen, chicken
  baby, infant, newborn
  nappy, diaper
  pram, pushchair, stroller, buggy
  cot, crib
  autumn, fall
  phone, mobile phone, cell phone, cellphone, smartphone
  sellotape, scotch tape
  fancy dress, costume
  napkin, serviette
  candle holder, candleholder, candlestick
  fairy light, string light, light string
  money box, money bank, piggy bank, coin bank, moneybox
  plaster, sticking plaster, band aid, bandaid
  eraser, rubber
  pencil sharpener, sharpener
  doormat, door mat, welcome mat
  doorstop, door stopper
  drawer knob, drawer handle, drawer pull, cabinet knob, door knob
  coat hook, coat peg, coat rack
  hair clip, hair slide, hair grip, hairclip, hairslide, barrette
  hairband, hair band, headband, alice band
  keyring, key ring, key chain, keychain, key fob
  brooch, pin badge
  wash bag, washbag, toiletry bag, toilet bag, sponge bag, cosmetic bag, make up bag, makeup bag
  luggage tag, suitcase tag, luggage label
  lunch box, lunchbox, packed lunch box, bento box
  hot water bottle, hottie, bed warmer
  cookie cutter, biscuit cutter, pastry cutter
  cake case, cupcake case, muffin case, baking case, cupcake liner
  cupcake, fairy cake, muffin
  cake tin, baking tin, cake pan
  bread bin, bread box
  jug, pitcher
  sweet, candy
  placemat, place mat, table mat
  coaster, drinks mat, beer mat
  face cloth, flannel, washcloth
  parasol, sunshade
  jigsaw, jigsaw puzzle, puzzle
  skipping rope, jump rope
  windmill, pinwheel
  chalkboard, blackboard
  notice board, noticeboard, memo board, memoboard, pin board, pinboard, bulletin board
  sign, plaque
  mirror, looking glass
  wallet, billfold, card holder
  greeting card, greetings card
  calendar, wall calendar
  picture, painting, wall art, print
  polkadot, polka dot, spotty, dotty, spotted
  floral, flowery, flowered
  vintage, retro`;

/** Before the colon the general word, after it what is a kind of that: who asks for chairs is shown armchairs too. */
export const KINDS = `
  chair: armchair, deckchair, stool, rocking chair
  seat: chair, armchair, sofa, stool, bench, deckchair
  pan: saucepan, frying pan, skillet, wok
  pot: saucepan, casserole
  hat: beanie, cap, bobble hat, beret
  bag: handbag, backpack, tote, rucksack, satchel, holdall
  ball: football, basketball
  glass: tumbler, wine glass
  weight: dumbbell, kettlebell
  game: chess, draughts
  flower: tulip, daffodil, crocus, allium, sweet pea, sunflower, wildflower
  plant: monstera, snake plant, fern, succulent, cactus
  bear: teddy
  dog: puppy
  cat: kitten, kitty
  bracelet: bangle
  decoration: bauble, ornament, bunting, wreath
  jewellery: necklace, bracelet, earring, ring
  drinkware: mug, tumbler, glass
  stationery: notebook, pen, pencil, desk organiser
  toy: teddy bear, soft toy, building block, doll
  knife: santoku
  bottle: flask
  tool: trowel, secateurs`;

/**
 * Where a shop has nothing that is called so: what comes nearest. Terms after a comma stand beside each other, those after
 * a bar are for shops that do not have the ones before either.
 */
export const NEAREST = `
  knife, fork, spoon, teaspoon, silverware > cutlery | utensil
  sofa > armchair | chair
  stool, bench, rocking chair > chair
  desk, dining table > table
  wardrobe, cupboard, chest of drawers, sideboard, drawers, storage unit > bookcase | furniture
  trousers, jeans, shorts, leggings, skirt, dungarees, underwear, swimsuit, pyjamas, dressing gown, suit > clothes
  shirt, blouse, polo shirt, vest top, top > t shirt | clothes
  coat, raincoat, anorak, fleece, gilet, blazer, overcoat, waistcoat > jacket | clothes
  cardigan, hoodie, fleece jumper > jumper | clothes
  gown, frock > dress | clothes
  sandals, slippers, heels, loafers, flip flops, wellies > shoe
  glove, mitten > scarf, hat
  cap, beret, sun hat > hat
  satchel, holdall, suitcase, briefcase > backpack | bag
  wallet > handbag
  jewellery, necklace, bracelet, earring > accessories
  pillowcase, bedsheet, fitted sheet, sheet, mattress > bed linen
  flannel, washcloth, bathrobe, bath mat > towel
  doormat, runner > rug
  chandelier, spotlight, wall light, sconce, light bulb > lamp
  mirror, poster, print, wall art, painting, picture > picture frame | decoration
  diffuser, incense, perfume, fragrance, tealight > candle
  spoon, fork, spatula, ladle, whisk, cutlery, tongs > utensil
  wok, griddle, stockpot, pressure cooker, roasting tin > frying pan, saucepan | cookware
  jug, pitcher, carafe > teapot | tableware
  saucer, platter, tray > plate | tableware
  crockery > plate, bowl
  espresso maker, moka pot, coffee machine, percolator > cafetiere | coffee
  cookie, biscuit > biscuit jar
  rake, shovel, spade, hoe, shears, secateurs, garden fork > trowel | garden tool
  hose, sprinkler > watering can
  hammock, sunbed, garden furniture, parasol > deckchair | outdoor living
  cactus, succulent, orchid, bonsai > house plant
  bird table, bird feeder, bird bath > bird house
  grill pan, smoker > barbecue
  roll mat, camping mat > sleeping bag
  laptop, computer, monitor > keyboard
  stereo, hifi, soundbar, amplifier > speaker
  vinyl, lp > record player
  alarm clock > clock
  camcorder, photography > camera
  doll > soft toy | toy
  lego, duplo > building block | toy
  puzzle, jigsaw > board game | toy
  travel guide, guidebook > travel book | guide
  espresso > cafetiere | coffee
  crockpot, slow cooker > casserole
  oven glove, pot holder > apron
  greeting card, birthday card, card > gift wrap
  tea towel > towel
  playing cards, domino, dice > board game
  christmas > tree decoration | gift wrap
  christmas tree, advent, tinsel, wreath, stocking filler > tree decoration
  birthday > gift wrap, bunting, cake stand
  party, celebration, wedding > bunting
  shampoo, bath bomb, bubble bath > body wash, soap
  sanitiser, sanitizer > hand wash
  lotion, moisturiser > hand lotion
  gym, workout, exercise > fitness | weight, yoga mat
  dumbbell, barbell > weight
  tennis ball, rugby ball > ball
  scooter, tricycle > bicycle
  thermos mug, travel mug > flask
  stationery > notebook, pen
  drinkware > mug, glass
  calendar, planner > notebook
  thriller, romance, literature > novel`;
