import { beforeEach, describe, expect, it } from "vitest";
import { getDb } from "@/lib/platform/db/client";
import { withTestDatabase } from "@/lib/platform/db/testing";
import { uuidv7 } from "@/lib/platform/ids";
import {
  chooseDefault,
  deleteAddress,
  forgetAddresses,
  hasAddress,
  keepAddress,
  keepFromOrder,
  listAddresses,
  MOST_ADDRESSES,
  saveAddress,
} from "./book";
import { saveAddressSchema } from "./schema";

const database = withTestDatabase();
let [ann, ben] = ["", ""];

const HOME = { line1: "1 High Street", line2: "", city: "Leeds", postcode: "LS1 1AA", country: "GB" };
const WORK = { ...HOME, line1: "2 Mill Lane" };

async function addAccount(): Promise<string> {
  const id = uuidv7();
  await getDb().user.create({
    data: { id, email: `${id}@example.org`, name: "A", passwordHash: "x" },
    select: { id: true },
  });
  return id;
}

const book = async (userId: string) =>
  (await listAddresses(userId)).map(({ name, address, isDefault }) => [name, address.line1, isDefault]);
const idOf = async (userId: string, line1: string) =>
  (await listAddresses(userId)).find(({ address }) => address.line1 === line1)?.id ?? "";

beforeEach(async () => {
  await database.pool().query("truncate users, orders cascade");
  [ann, ben] = [await addAccount(), await addAccount()];
  await saveAddress(ann, { name: "Ann", address: HOME });
});

describe("an account's addresses", () => {
  it("have one that a checkout begins with: the first, until another is chosen or it is deleted", async () => {
    await saveAddress(ann, { name: "Ann", address: WORK });
    expect(await book(ann)).toEqual([
      ["Ann", "1 High Street", true],
      ["Ann", "2 Mill Lane", false],
    ]);
    await chooseDefault(ann, await idOf(ann, "2 Mill Lane"));
    expect(await book(ann)).toEqual([
      ["Ann", "2 Mill Lane", true],
      ["Ann", "1 High Street", false],
    ]);
    await deleteAddress(ann, await idOf(ann, "2 Mill Lane"));
    expect(await book(ann)).toEqual([["Ann", "1 High Street", true]]);
    await saveAddress(ann, { name: "Mum", address: WORK, isDefault: "on" });
    expect(await book(ann)).toEqual([
      ["Mum", "2 Mill Lane", true],
      ["Ann", "1 High Street", false],
    ]);
  });

  it("are changed, and not added twice", async () => {
    await saveAddress(ann, { name: "Ann", address: { ...HOME } });
    expect(await keepAddress(ann, "Ann", HOME)).toBe(true);
    expect(await book(ann)).toHaveLength(1);
    const id = await idOf(ann, "1 High Street");
    await saveAddress(ann, { id, name: "Ann B.", address: { ...HOME, city: "York" } });
    const [changed] = await listAddresses(ann);
    expect(changed).toMatchObject({ id, name: "Ann B.", address: { city: "York" }, isDefault: true });
  });

  it("are nobody else's to see, change or delete", async () => {
    const id = await idOf(ann, "1 High Street");
    expect(await listAddresses(ben)).toEqual([]);
    const theft = saveAddress(ben, { id, name: "Ben", address: WORK });
    await expect(theft).rejects.toMatchObject({ code: "not_found" });
    await expect(chooseDefault(ben, id)).rejects.toMatchObject({ code: "not_found" });
    await deleteAddress(ben, id);
    expect(await book(ann)).toEqual([["Ann", "1 High Street", true]]);
  });

  it("are not without number, however many forms are sent at once", async () => {
    const sent = Array.from({ length: MOST_ADDRESSES + 5 }, (_, i) =>
      keepAddress(ben, "Ben", { ...HOME, line1: `${i} Row` }),
    );
    expect((await Promise.all(sent)).filter((kept) => kept)).toHaveLength(MOST_ADDRESSES);
    const all = await listAddresses(ben);
    expect([all.length, all.filter(({ isDefault }) => isDefault).length]).toEqual([MOST_ADDRESSES, 1]);
    const more = saveAddress(ben, { name: "Ben", address: WORK });
    await expect(more).rejects.toMatchObject({ code: "conflict" });
  });

  it("are kept from an order of the account, and from no other's", async () => {
    const order = {
      idempotencyKey: uuidv7(),
      userId: ann,
      currency: "GBP",
      subtotalAmount: 1,
      shippingAmount: 0,
      totalAmount: 1,
      email: "a@example.org",
      name: "Grandma",
    };
    const { number } = await getDb().order.create({
      data: { id: uuidv7(), address: WORK, ...order },
      select: { number: true },
    });
    await expect(keepFromOrder(ben, number)).rejects.toMatchObject({ code: "not_found" });
    expect(hasAddress(await listAddresses(ann), "Grandma", WORK)).toBe(false);
    await keepFromOrder(ann, number);
    await keepFromOrder(ann, number);
    expect(hasAddress(await listAddresses(ann), "Grandma", WORK)).toBe(true);
    expect(await book(ann)).toHaveLength(2);
  });

  it("are asked for what their country asks, as a checkout does", () => {
    const check = (address: object) => saveAddressSchema.safeParse({ name: "Ann", address });
    expect(check({ ...HOME, postcode: "ls11aa" }).data?.address.postcode).toBe("LS1 1AA");
    expect(check({ ...HOME, postcode: "!!!" }).error?.issues[0]?.path).toEqual(["address", "postcode"]);
    expect(check({ ...HOME, country: "AQ" }).success).toBe(false);
    expect(saveAddressSchema.safeParse({ name: " ", address: HOME }).success).toBe(false);
    expect(check({ ...HOME, line1: "Königsallee 1\u202e", city: "Zürich 🏔" }).success).toBe(true);
  });

  it("go with the account", async () => {
    await saveAddress(ben, { name: "Ben", address: HOME });
    expect(await forgetAddresses(getDb(), [ann])).toBe(1);
    expect([await listAddresses(ann), (await listAddresses(ben)).length]).toEqual([[], 1]);
  });
});
