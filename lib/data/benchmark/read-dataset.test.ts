import path from "node:path";
import { gzipSync } from "node:zlib";
import { describe, expect, it } from "vitest";
import { makeFolder } from "@/lib/data/import/testing/import-fixture";
import { KINDS } from "@/ml/index";
import type { BenchmarkFormat, Dataset } from "./read/dataset";
import { type DatasetRequest, readDataset } from "./read-dataset";

const write = makeFolder();

function read(
  format: BenchmarkFormat,
  paths: readonly string[],
  options: Partial<DatasetRequest["options"]> = {},
): Promise<Dataset> {
  return readDataset({ format, paths, options: { columns: {}, kinds: {}, ...options } }, () => {});
}

/** The events as `shopper product kind value at`, in the order of the log. */
function eventsOf({ log }: Pick<Dataset, "log">): string[] {
  return Array.from({ length: log.length }, (_, e) =>
    [log.users[e], log.items[e], KINDS[log.kinds[e] ?? 0], log.values[e], log.at[e]].join(" "),
  );
}

describe("adjacency lists", () => {
  it("are pairs without times, numbered in order of appearance, each once", async () => {
    const data = await read("adjacency", [write("a.txt", "# who what\nann x y x\r\n\nbob\tz  x\ncem\n")]);
    expect(eventsOf(data)).toEqual(["0 0 view 1 0", "0 1 view 1 0", "1 2 view 1 0", "1 0 view 1 0"]);
    expect(data.log).toMatchObject({ userCount: 2, itemCount: 3 });
    expect(data).toMatchObject({ timed: false, sessions: false, test: null });
    expect(data.files).toEqual([expect.objectContaining({ rows: 3, events: 4, duplicates: 1, rejected: 0 })]);
    expect(data.notes).toEqual(["1 lines name a user and no item."]);
    expect([data.find.shopper("bob"), data.find.product("y"), data.find.product("?")]).toEqual([
      1,
      1,
      undefined,
    ]);
  });

  it("come as a training and a test file over one numbering, which may name strangers", async () => {
    const train = write("train.txt", gzipSync("1 10 11\n2 11\n"));
    const data = await read("adjacency", [train, write("test.txt", "2 10 99\n3 10\n")]);
    const { test } = data;
    if (test?.kind !== "log") throw new Error("no test log");
    expect(data.log).toMatchObject({ length: 3, userCount: 3, itemCount: 3 });
    expect(test.log).toMatchObject({ length: 3, userCount: 3, itemCount: 3 });
    expect(eventsOf({ log: test.log })).toEqual(["1 0 view 1 0", "1 2 view 1 0", "2 0 view 1 0"]);
    expect(data.notes).toEqual([
      "1 users of the test part are not in the training part: they are left out.",
      "1 items of the test part are not in the training part: nobody can recommend them.",
    ]);
  });

  it("that are none are refused with what was found", async () => {
    await expect(read("adjacency", [write("c.csv", "user,item\n1,2\n")])).rejects.toThrow(
      "c.csv holds no events of the format adjacency: 2 rows, 0 of them rejected.",
    );
    await expect(read("adjacency", [write("e.txt", "")])).rejects.toThrow("e.txt is empty.");
    await expect(read("adjacency", ["/nowhere/x.txt"])).rejects.toThrow("There is no file /nowhere/x.txt.");
    const cut = gzipSync("1 2 3\n".repeat(1000)).subarray(0, 40);
    await expect(read("adjacency", [write("cut.gz", cut)])).rejects.toThrow("cut off");
  });
});

describe("ratings", () => {
  const EXPECTED = ["0 0 rating 3 1000000000000", "1 1 rating 4.5 1000000001000"];

  it.each([
    ["u.data", "7\t9\t3\t1000000000\n8\t5\t4.5\t1000000001\n"],
    ["ratings.dat", "7::9::3::1000000000\n8::5::4.5::1000000001\n"],
    ["ratings.csv", "userId,movieId,rating,timestamp\n7,9,3,1000000000\n8,5,4.5,1000000001\n"],
    ["no-header.csv", "ann,mug,3,1000000000000\nbob,bowl,4.5,2001-09-09T01:46:41Z\n"],
    [
      "x.inter",
      "user_id:token\titem_id:token\trating:float\ttimestamp:float\n7\t9\t3\t1000000000\n8\t5\t4.5\t1000000001\n",
    ],
    ["quoted.csv", '"7","9","3","1000000000"\r\n"8","5","4.5","1000000001"\r\n'],
    ["spaces.txt", "7 9 3 1000000000\n8 5 4.5 1000000001\n"],
    ["remark.txt", "# user item stars time\n7 9 3 1000000000\n8 5 4.5 1000000001\n"],
    ["turned.csv", "rating;timestamp;item;user\n3;1000000000;9;7\n4.5;1000000001;5;8\n"],
  ])("are read from the layout of %s, plain and gzip", async (name, content) => {
    expect(eventsOf(await read("ratings", [write(name, content)]))).toEqual(EXPECTED);
    expect(eventsOf(await read("ratings", [write(`${name}.gz`, gzipSync(content))]))).toEqual(EXPECTED);
  });

  it("are sorted by time; one given again replaces the one before", async () => {
    const rows = "1,a,5,1000000003\n1,b,2,1000000002\n1,a,1,1000000001\n2,a,4,1000000002\n";
    const data = await read("ratings", [write("again.csv", rows)]);
    expect(eventsOf(data)).toEqual([
      "0 1 rating 2 1000000002000",
      "1 0 rating 4 1000000002000",
      "0 0 rating 5 1000000003000",
    ]);
    expect(data.files[0]).toMatchObject({ rows: 4, events: 3, duplicates: 1 });
  });

  it("whose first has no stars still has a time, so that it is a row", async () => {
    const [file] = (await read("ratings", [write("first.csv", "1,a,NaN,1000000000\n2,b,3,1000000000\n")]))
      .files;
    expect(file).toMatchObject({ rows: 2, events: 1, rejected: 1 });
    expect(file?.reasons[0]?.examples[0]).toMatchObject({
      line: 1,
      reason: expect.stringContaining('"NaN"'),
    });
  });

  it("that are blank lines alone are none", async () => {
    await expect(read("ratings", [write("blank.csv", "\n \r\n")])).rejects.toThrow(
      "blank.csv holds nothing but blank lines.",
    );
  });

  it("behind a quote that is never closed are told by the line it is opened in", async () => {
    const rows = `user,item,rating\n1,a,5\n\n1,"b,5\n${"2,c,3\n".repeat(40)}`;
    await expect(read("ratings", [write("open.csv", rows)])).rejects.toThrow("is not CSV from line 4 on");
  });

  it("beyond five stars are told of", async () => {
    const { notes } = await read("ratings", [write("ten.csv", "1,a,10\n2,b,3\n")]);
    expect(notes).toEqual([expect.stringContaining("Ratings go up to 10")]);
  });

  it("have times in any unit, or any numbers that grow", async () => {
    const times = [
      "7",
      "1000000001",
      "1000000002000",
      "1000000003000000",
      "1000000004000000000",
      "1.000000005e+09",
    ];
    const rows = times.map((time, i) => `1,item${i},5,${time}`).join("\n");
    const { log } = await read("ratings", [write("units.csv", `user,item,rating,time\n${rows}`)]);
    expect([...log.at]).toEqual([7e3, 1000000001e3, 1000000002e3, 1000000003e3, 1000000004e3, 1000000005e3]);
    expect([...log.items]).toEqual([0, 1, 2, 3, 4, 5]);
  });

  it("do without times", async () => {
    const data = await read("ratings", [write("three.csv", "1,a,5\n2,b,3\n")]);
    expect(data.timed).toBe(false);
    expect(eventsOf(data)).toEqual(["0 0 rating 5 0", "1 1 rating 3 0"]);
  });

  it("that cannot be read are counted with line, field and value", async () => {
    const rows = [
      "1,a,5,1000000000",
      "1,a,good,1000000000",
      ",a,5,1000000000",
      "1,b,4,yesterday",
      "1,b,-2,1000000000",
      "1,b",
    ];
    const [file] = (await read("ratings", [write("bad.csv", rows.join("\n"))])).files;
    expect(file).toMatchObject({ rows: 6, events: 1, rejected: 5 });
    const told = file?.reasons.flatMap(({ examples }) =>
      examples.map(({ line, reason }) => `${line}: ${reason}`),
    );
    expect(told?.sort()).toEqual([
      '2: rating "good" must be 0 or more',
      "3: no user",
      '4: time "yesterday" is neither a date nor seconds, milli-, micro- or nanoseconds since 1970',
      '5: rating "-2" must be 0 or more',
      "6: the row has 2 of 4 columns",
    ]);
  });
});

describe("sessions", () => {
  it("are one a line, in order, without times or with them", async () => {
    const plain = await read("sessions", [write("s.txt", "a b a\nc a\n")]);
    expect(eventsOf(plain)).toEqual([
      "0 0 view 1 1000",
      "0 1 view 1 1000",
      "0 0 view 1 1000",
      "1 2 view 1 2000",
      "1 0 view 1 2000",
    ]);
    expect(plain).toMatchObject({ timed: false, sessions: true });
    expect(plain.notes).toEqual(["No times: the order of the file stands for them."]);
    const timed = await read("sessions", [write("t.txt", "x:y:1000000000 b:1000000001\nc a:1000000000\n")]);
    expect(eventsOf(timed)).toEqual(["0 0 view 1 1000000000000", "0 1 view 1 1000000001000"]);
    expect(timed.find.product("x:y")).toBe(0);
    expect(timed.files[0]).toMatchObject({ rows: 2, events: 2, rejected: 1 });
    expect(timed.files[0]?.reasons[0]?.examples[0]).toMatchObject({
      line: 2,
      reason: 'entry 1 "c" is not id:seconds',
    });
  });

  it("are a table with any order of rows and columns", async () => {
    const rows =
      "ItemId\tSessionId\tTime\nb\ts1\t1000000002\na\ts1\t1000000001\nz\ts2\t1000000000\n\ts2\t1000000000\n";
    const data = await read("sessions", [write("s.tsv", rows)]);
    expect(eventsOf(data)).toEqual([
      "1 2 view 1 1000000000000",
      "0 1 view 1 1000000001000",
      "0 0 view 1 1000000002000",
    ]);
    expect(data.files[0]).toMatchObject({
      rejected: 1,
      reasons: [expect.objectContaining({ reason: "no item" })],
    });
  });

  it.each([
    ["headless.csv", "s1,a,1000000000\ns1,b,1000000001\n"],
    ["headless.dat", "s1;a;2001-09-09T01:46:40Z\ns1;b;2001-09-09T01:46:41Z\n"],
    ["sid.txt", "sid|product|at\ns1|a|1000000000\ns1|b|1000000001\n"],
  ])("are a table where a line says so: %s", async (name, content) => {
    const expected = ["0 0 view 1 1000000000000", "0 1 view 1 1000000001000"];
    expect(eventsOf(await read("sessions", [write(name, content)]))).toEqual(expected);
  });

  it("of a second table with two columns are sessions, not questions", async () => {
    const test = write("two.tsv", "SessionId\tItemId\ns9\ta\ns9\tb\n");
    const data = await read("sessions", [write("train.txt", "a b\n"), test]);
    if (data.test?.kind !== "prefixes") throw new Error("no prefixes");
    expect(data.test.prefixes.map(({ prefix, next }) => [...prefix, next])).toEqual([[0, 1]]);
  });

  it("are asked by given prefixes", async () => {
    const train = write("train.txt", "a b\nb c\n");
    const data = await read("sessions", [train, write("test.tsv", "a b\tc\nq\ta\nbroken\n\tc\na\tb c\n")]);
    const { test } = data;
    if (test?.kind !== "prefixes") throw new Error("no prefixes");
    expect(test.prefixes.map(({ prefix, next }) => [...prefix, next])).toEqual([
      [0, 1, 2],
      [3, 0],
    ]);
    expect(data.files[1]).toMatchObject({ rows: 5, events: 2, rejected: 3 });
    expect(data.log).toMatchObject({ userCount: 2, itemCount: 4 });
  });

  it("of a second file are asked for each next product", async () => {
    const data = await read("sessions", [write("train.txt", "a b\n"), write("test.txt", "b a b\na\n")]);
    const { test } = data;
    if (test?.kind !== "prefixes") throw new Error("no prefixes");
    expect(test.prefixes.map(({ prefix, next }) => [[...prefix], next])).toEqual([
      [[1], 0],
      [[1, 0], 1],
    ]);
    expect(data.log.userCount).toBe(1);
  });
});

describe("interactions", () => {
  it("map columns and kinds, from CSV and JSON Lines", async () => {
    const columns = { shopper: "userId", product: "code", time: "ts", kind: "what", value: "stars" };
    const options = { columns, kinds: { kaufen: "purchase" } as const };
    const csv = "ts,userId,code,what,stars\n2001-09-09 01:46:40,u,p,kaufen,\n1000000001,u,p,rating,4\n";
    const expected = ["0 0 purchase 1 1000000000000", "0 0 rating 4 1000000001000"];
    expect(eventsOf(await read("interactions", [write("i.csv", csv)], options))).toEqual(expected);
    const lines = [
      { ts: "2001-09-09T01:46:40Z", userId: "u", code: "p", what: "kaufen" },
      { ts: 1000000001000, userId: "u", code: "p", what: "rating", stars: 4 },
    ];
    const json = lines.map((line) => JSON.stringify(line)).join("\n");
    expect(eventsOf(await read("interactions", [write("i.jsonl", gzipSync(json))], options))).toEqual(
      expected,
    );
  });

  it("keep ids of JSON apart that a number could not", async () => {
    const lines = ["9007199254740992", "9007199254740993", '"9007199254740993"', "7"];
    const rows = lines.map((id) => `{"user":${id},"item":1.5,"time":1000000000}`).join("\n");
    const { log } = await read("interactions", [write("huge.jsonl", rows)]);
    expect(log).toMatchObject({ userCount: 3, itemCount: 1 });
  });

  it("have all columns of JSON that any of many lines has", async () => {
    const view = '{"user":"u","item":"p","time":1000000000,"event":"view"}\n';
    const rating = '{"user":"v","item":"p","time":1000000001,"event":"rating","value":3}\n';
    const { log } = await read("interactions", [write("late.jsonl", view.repeat(150) + rating)]);
    expect([...log.values]).toEqual([1, 3]);
  });

  it("do without times and without a header", async () => {
    const untimed = await read("interactions", [write("u.csv", "user,item\nu,p\nu,q\nv,p\n")]);
    expect(untimed.timed).toBe(false);
    expect(eventsOf(untimed)).toEqual(["0 0 view 1 0", "0 1 view 1 0", "1 0 view 1 0"]);
    const rows = "u,p,1000000000,cart\nu,q,1000000001,view\n";
    expect(eventsOf(await read("interactions", [write("h.csv", rows)]))).toEqual([
      "0 0 cart 1 1000000000000",
      "0 1 view 1 1000000001000",
    ]);
  });

  it("without kinds are all of one; the same row twice is one event, at another time it is two", async () => {
    const rows = "user,item,timestamp\nu,p,1000000000\nu,q,1000000000\nu,p,1000000000\nu,p,1000000001\n";
    const data = await read("interactions", [write("k.csv", rows)], { kinds: { "*": "purchase" } });
    expect(eventsOf(data)).toEqual([
      "0 0 purchase 1 1000000000000",
      "0 1 purchase 1 1000000000000",
      "0 0 purchase 1 1000000001000",
    ]);
    expect(data.files[0]).toMatchObject({ events: 3, duplicates: 1 });
    expect(data.notes).toEqual(["No column of kinds: every row counts as a purchase."]);
  });

  it("that cannot be read are counted with line, field and value", async () => {
    const rows = [
      "user,item,at,event,value",
      "u,p,1000000000,view,",
      "u,p,1000000000,stare,",
      "u,p,noon,view,",
      "u,p,1000000000,rating,",
      "u,,1000000000,view,",
      "u,p,1000000000,cart,many",
      "u,p,1000000000,constructor,",
      "u,p,1000000000,purchase,-3",
    ];
    const [file] = (await read("interactions", [write("b.csv", rows.join("\n"))])).files;
    expect(file).toMatchObject({ rows: 8, events: 1, rejected: 7 });
    const told = file?.reasons.flatMap(({ examples }) =>
      examples.map(({ line, reason }) => `${line}: ${reason}`),
    );
    expect(told?.sort()).toEqual([
      '3: unknown kind "stare" (name it with --kinds stare=view)',
      '4: time "noon" is neither a date nor seconds, milli-, micro- or nanoseconds since 1970',
      '5: value "" does not fit a rating',
      "6: no product",
      '7: value "many" does not fit a cart',
      '8: unknown kind "constructor" (name it with --kinds constructor=view)',
      '9: value "-3" does not fit a purchase',
    ]);
    await expect(read("interactions", [write("n.csv", "who,what\n1,2\n")])).rejects.toThrow(
      'n.csv has no column shopper, product. Its first line says: "who", "what". Name the columns with --map',
    );
  });
});

describe("published data sets", () => {
  it("say to a comparison what they say to a shop", async () => {
    const header = "InvoiceNo,StockCode,Description,Quantity,InvoiceDate,UnitPrice,CustomerID,Country";
    const rows = [
      "536365,85123A,WHITE HEART LIGHT,6,2010-12-01 08:26:00,2.55,17850,UK",
      "536365,85123A,WHITE HEART LIGHT,6,2010-12-01 08:26:00,2.55,17850,UK",
      "536366,POST,POSTAGE,1,2010-12-01 08:28:00,18,17850,UK",
      "536367,85123a,WHITE HEART LIGHT,2,2010-12-01 08:34:00,2.55,,UK",
      "C536368,85123A,WHITE HEART LIGHT,-1,2010-12-02 09:00:00,2.55,17850,UK",
    ];
    const data = await read("online-retail", [write("retail.csv", [header, ...rows].join("\n"))]);
    expect(eventsOf(data).map((event) => event.split(" ").slice(0, 4))).toEqual([
      ["0", "0", "purchase", "6"],
      ["0", "0", "return", "1"],
    ]);
    expect(data.files).toEqual([expect.objectContaining({ rows: 5, events: 2, duplicates: 1, rejected: 2 })]);
    expect(data.files[0]?.reasons.map(({ reason }) => reason)).toEqual(
      expect.arrayContaining(["no product: POST is postage"]),
    );
    expect(data.find.product("85123A")).toBe(0);
  });

  it("may be folders, and ratings of one film by one user count once", async () => {
    const file = write("u.data", "1\t10\t3\t881250949\n1\t10\t4\t881250950\n2\t10\t9\t881250951\n");
    const data = await read("movielens", [path.dirname(file)]);
    expect(eventsOf(data)).toEqual(["0 0 rating 4 881250950000"]);
    expect(data.files).toEqual([expect.objectContaining({ rows: 3, events: 1, duplicates: 1, rejected: 1 })]);
    expect(data.files[0]?.reasons[0]?.reason).toBe("rating must be from 0.5 to 5");
  });
});
