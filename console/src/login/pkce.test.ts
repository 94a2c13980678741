import { expect, test } from "vitest";
import { challengeOf, randomText } from "./pkce";

test("computes the challenge of RFC 7636, appendix B", async () => {
  expect(await challengeOf("dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk")).toBe(
    "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM",
  );
});

test("makes verifiers of the length that RFC 7636 asks for", () => {
  expect(randomText(32)).toMatch(/^[A-Za-z0-9_-]{43}$/);
});
