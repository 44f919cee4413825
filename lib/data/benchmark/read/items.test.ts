import { gzipSync } from "node:zlib";
import { describe, expect, it } from "vitest";
import { makeFolder } from "@/lib/data/import/testing/import-fixture";
import type { Dataset } from "./dataset";
import { readDataset } from "../read-dataset";

const write = makeFolder();
const EVENTS = write("events.csv", "user,item,rating\nu,1,5\nu,2,4\nv,3,5\n");

/** Items 1, 2 and 3 with what a file says about them. */
function read(
  name: string,
  content: string | Buffer,
  columns: Record<string, string> = {},
): Promise<Dataset> {
  const request = { format: "ratings", paths: [EVENTS], options: { columns, kinds: {} } } as const;
  return readDataset({ ...request, items: write(name, content) }, () => {});
}

const DESCRIBED = {
  texts: ["Toy Story", "", "Heat"],
  attributes: [["year=1995", "genre=Animation", "genre=Comedy"], ["genre=Drama"], ["year=1995"]],
};

describe("items", () => {
  it.each([
    ["a.csv", "item,title,year,genre\n1,Toy Story,1995,Animation|Comedy\n2,,,Drama\n3,Heat,1995,\n"],
    [
      "b.item",
      "year:token\titem_id:token\tmovie_title:token_seq\tgenre:token_seq\n1995\t1\tToy Story\tAnimation Comedy\n\t2\t\tDrama\n1995\t3\tHeat\t\n",
    ],
    [
      "c.txt",
      'code|Title|year|genre\r\n3|Heat|1995|\r\n2|||Drama\r\n1|Toy Story|1995|"Animation|Comedy"\r\n',
    ],
    [
      "d.dat",
      "movieId::title::year::genre\n1::Toy Story::1995::Animation|Comedy\n2::::::Drama\n3::Heat::1995::\n",
    ],
    [
      "e.jsonl",
      [
        { id: 1, name: "Toy Story", year: 1995, genre: ["Animation", "Comedy"] },
        { id: "2", genre: "Drama" },
        { id: 3, name: "Heat", year: 1995, genre: null },
      ]
        .map((item) => JSON.stringify(item))
        .join("\n"),
    ],
  ])("are read from the layout of %s, plain and gzip", async (name, text) => {
    for (const data of [await read(name, text), await read(`${name}.gz`, gzipSync(text))]) {
      expect(data.content).toEqual(DESCRIBED);
      expect(data.files[1]).toMatchObject({ rows: 3, events: 3, unit: "items", rejected: 0 });
    }
  });

  it("have no header in the older files of MovieLens", async () => {
    const { content: dat } = await read(
      "movies.dat",
      '1::Toy Story (1995)::Animation|Comedy|War|Western\n3::Heat: "1::Drama\n',
    );
    expect(dat?.texts).toEqual(["Toy Story (1995)", "", 'Heat: "1']);
    expect(dat?.attributes).toEqual([
      ["genre=Animation", "genre=Comedy", "genre=War", "genre=Western"],
      [],
      ["genre=Drama"],
    ]);
    const flags = (...set: number[]) =>
      Array.from({ length: 19 }, (_, i) => (set.includes(i) ? 1 : 0)).join("|");
    const rows = [
      `1|Toy Story (1995)|01-Jan-1995||http://a|${flags(3, 5)}`,
      `2|Misérables (1995)||||${flags(8)}`,
    ];
    const { content } = await read("u.item", Buffer.from(rows.join("\n"), "latin1"));
    expect(content?.texts).toEqual(["Toy Story (1995)", "Misérables (1995)", ""]);
    expect(content?.attributes[0]?.filter((one) => !one.endsWith("=0"))).toEqual([
      "release_date=01-Jan-1995",
      "url=http://a",
      "Animation=1",
      "Comedy=1",
    ]);
    expect(content?.attributes[1]).toContain("Drama=1");
  });

  it("have all texts there are, and a category path level by level", async () => {
    const { content, notes } = await read(
      "texts.csv",
      'sku,Product Name,category,description,brand\n1,Mug,Home > Mugs,"Red, and\nround",Acme\n2,Cup,,Blue,\n3,,,,\n',
    );
    expect(content).toEqual({
      texts: ["Mug\nRed, and\nround", "Cup\nBlue", ""],
      attributes: [["category=Home", "category=Mugs", "brand=Acme"], [], []],
    });
    expect(notes).toContain("texts.csv: text is Product Name, description; attributes are category, brand.");
  });

  it("keep a quote as it stands where the header has types", async () => {
    const { content } = await read(
      "quote.item",
      'item_id:token\ttitle:token_seq\n1\t"Heat\n2\tToy "Story"\n',
    );
    expect(content?.texts).toEqual(['"Heat', 'Toy "Story"', ""]);
  });

  it("are those of the interactions; who is left out, and who is missing, is told", async () => {
    const data = await read("some.csv", "id,title\n9,Nine\n2,Two\n8,Eight\n");
    expect(data.log.itemCount).toBe(3);
    expect(data.content).toEqual({ texts: ["", "Two", ""], attributes: [[], [], []] });
    expect(data.files[1]).toMatchObject({ rows: 3, events: 1, rejected: 0 });
    expect(data.notes).toEqual([
      "some.csv: text is title; attributes are nothing.",
      "2 items of some.csv are in no interaction: they are left out.",
      "2 items of the interactions have no row in some.csv.",
    ]);
  });

  it("have their ids where the interactions have them, when that was told", async () => {
    const file = write("mapped.csv", "who,number,stars\nu,1,5\nu,2,4\nv,3,5\n");
    const columns = { user: "who", item: "number", rating: "stars" };
    const items = write("numbers.csv", "id,number,title\na,3,Heat\nb,1,Toy Story\n");
    const { content } = await readDataset(
      { format: "ratings", paths: [file], items, options: { columns, kinds: {} } },
      () => {},
    );
    expect(content?.texts).toEqual(["Toy Story", "", "Heat"]);
    expect(content?.attributes).toEqual([["id=b"], [], ["id=a"]]);
  });

  it("that cannot be read are counted with line and reason", async () => {
    const rows = [
      "item,title,year",
      "1,Heat,1995",
      ",Nobody,1995",
      "1,Heat again,1995",
      "2,Short",
      "3,Ok,1996",
    ];
    const { files, content } = await read("bad.csv", rows.join("\n"));
    expect(content?.texts).toEqual(["Heat", "", "Ok"]);
    expect(files[1]).toMatchObject({ rows: 5, events: 2, rejected: 3 });
    const told = files[1]?.reasons.flatMap(({ examples }) =>
      examples.map((one) => `${one.line}: ${one.reason}`),
    );
    expect(told?.sort()).toEqual([
      "3: no item",
      '4: item "1" is in the file already',
      "5: the row has 2 of 3 columns",
    ]);
  });

  it.each([
    [
      "none.csv",
      "item,title\n7,Seven\n,x\n",
      /describes none of the 3 items .* 2 rows, 1 .* "item" is taken/,
    ],
    ["headless.csv", "1,Toy Story,1995\n2,Heat,1995\n", 'begins with item "1" instead of a line that names'],
    ["ids.csv", "item\n1\n2\n", "ids.csv has ids and nothing else"],
    ["twice.csv", "item,genre,Genre\n1,a,b\n", 'twice.csv has two columns "Genre"'],
    ["empty.csv", "", "empty.csv is empty"],
    ["blank.csv", "\n\n", "blank.csv has no header line"],
    ["cut.csv.gz", gzipSync("item,title\n1,Heat\n".repeat(99)).subarray(0, 30), "cut off"],
  ])("of which nothing is of use are refused with what was found: %s", async (name, content, message) => {
    await expect(read(name, content)).rejects.toThrow(message);
  });

  it("of a test file that nobody has touched can be recommended by what they are", async () => {
    const train = write("train.txt", "u 1 2\n");
    const items = write("both.csv", "id,title\n1,a\n3,c\n");
    const paths = [train, write("test.txt", "u 3\n")];
    const { notes, content } = await readDataset(
      { format: "adjacency", paths, items, options: { columns: {}, kinds: {} } },
      () => {},
    );
    expect(content?.texts).toEqual(["a", "", "c"]);
    expect(notes[0]).toBe(
      "1 items of the test part are not in the training part: only models that read what items are can recommend them.",
    );
  });
});
