import { expect, it } from "vitest";
import { isWithin, readAddress } from "./network";

it("writes an address in one way, however it is given", () => {
  const given = {
    "192.0.2.1": "192.0.2.1",
    "192.0.2.1:443": "192.0.2.1",
    "::ffff:192.0.2.1": "192.0.2.1",
    "::ffff:c000:201": "192.0.2.1",
    "[2001:db8::1]:443": "2001:db8::1",
    "2001:DB8:0:0::1": "2001:db8::1",
    "fe80::1%eth0": "fe80::1",
  };
  for (const [text, address] of Object.entries(given))
    for (let time = 0; time < 2; time++) expect(readAddress(text), text).toBe(address);
  for (const none of ["", "unknown", "0300.1", "1.2.3", "1.2.3.4.5", "192.0.2.256", ":::", "%"])
    expect(readAddress(none), none).toBeNull();
});

it("knows who is within networks, of either kind", () => {
  const networks = ["10.0.0.0/8", "192.0.2.1", "2001:db8::/32", "::1"];
  for (const inside of ["10.255.0.1", "192.0.2.1", "::ffff:10.0.0.1", "2001:db8:ffff::1", "::1"])
    expect(isWithin(inside, networks), inside).toBe(true);
  for (const outside of ["11.0.0.1", "192.0.2.2", "2001:db9::1", "::2", "fe80::1%eth0", "", "unknown"])
    expect(isWithin(outside, networks), outside).toBe(false);
  expect(isWithin("10.0.0.1", [])).toBe(false);
});
