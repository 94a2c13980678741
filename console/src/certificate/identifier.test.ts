import { expect, test } from "vitest";
import { checkCharacter, faultOf, normalise } from "./identifier";

const FIELDS = "1.2.156.3005.2.11440300MB2C00004K001.11440300MB2C00004K.2026A7.001";
const CHECK = checkCharacter("11440300MB2C00004K00111440300MB2C00004K2026A7001");
const WHOLE = `${FIELDS}.${CHECK}`;

test("computes the check character of the standard's own example", () => {
  // ISO 7064 gives A12425GABC1234002 with the check character M for MOD 37,36.
  expect(checkCharacter("A12425GABC1234002")).toBe("M");
});

test("accepts an identifier whose check character fits", () => {
  expect(faultOf(WHOLE)).toBeNull();
});

test("finds every single wrong character", () => {
  const position = WHOLE.indexOf("2026A7");
  for (const other of "013456789ABCDEFGHIJKLMNOPQRSTUVWXYZ") {
    const wrong = WHOLE.slice(0, position) + other + WHOLE.slice(position + 1);
    expect(faultOf(wrong), wrong).toEqual({ fault: "check" });
  }
});

test("says what is wrong", () => {
  expect(faultOf("")).toEqual({ fault: "empty" });
  expect(faultOf("11440300MB2C00004K")).toEqual({ fault: "root" });
  expect(faultOf(FIELDS)).toEqual({ fault: "fields", count: 4 });
  expect(faultOf(WHOLE.replace(".001.", ".01."))).toEqual({ fault: "characters", part: "01" });
});

test("forgives spaces, small letters and full-width characters", () => {
  expect(faultOf(normalise(` ${WHOLE.toLowerCase().replace(/\./g, "。")} `))).toBeNull();
  expect(normalise("１．２")).toBe("1.2");
});
