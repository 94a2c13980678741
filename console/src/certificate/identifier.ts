/** Why a text is no certificate identifier. */
export type IdentifierFault =
  | { fault: "empty" | "root" | "check" }
  | { fault: "fields"; count: number }
  | { fault: "characters"; part: string };

const ROOT = "1.2.156.3005.2";
const FIELDS = [/^[0-9A-Z]{18}[0-9]{3}$/, /^[0-9A-Z]+$/, /^[0-9A-Z]+$/, /^[0-9]{3}$/, /^[0-9A-Z]$/];

/** What people type or paste, brought to the one form that identifiers have. */
export function normalise(text: string): string {
  return text
    .normalize("NFKC")
    .replace(/。/g, ".")
    .replace(/\s+/g, "")
    .toUpperCase();
}

/** What is wrong with a normalised identifier after GB/T 36904, null if nothing is. */
export function faultOf(identifier: string): IdentifierFault | null {
  if (identifier === "") {
    return { fault: "empty" };
  }
  if (!identifier.startsWith(`${ROOT}.`)) {
    return { fault: "root" };
  }
  const parts = identifier.slice(ROOT.length + 1).split(".");
  if (parts.length !== FIELDS.length) {
    return { fault: "fields", count: parts.filter((part) => part !== "").length };
  }
  const wrong = parts.find((part, at) => !FIELDS[at]?.test(part));
  if (wrong !== undefined) {
    return { fault: "characters", part: wrong };
  }
  return checkCharacter(parts.slice(0, -1).join("")) === parts.at(-1) ? null : { fault: "check" };
}

/** ISO 7064 MOD 37,36 over digits and capital letters. */
export function checkCharacter(text: string): string {
  let p = 36;
  for (const character of text) {
    p = (p + parseInt(character, 36)) % 36;
    p = ((p === 0 ? 36 : p) * 2) % 37;
  }
  return ((37 - p) % 36).toString(36).toUpperCase();
}
