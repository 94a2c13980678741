// Writes down which sources dist/ was built from. A test of the project compares that with the sources, so that neither
// is committed without the other.
import { createHash } from "node:crypto";
import { readdirSync, readFileSync, writeFileSync } from "node:fs";

const files = [
  "index.html",
  "package-lock.json",
  "package.json",
  "record-sources.mjs",
  "tsconfig.json",
  "vite.config.ts",
  ...readdirSync("src", { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && !entry.name.endsWith(".test.ts"))
    .map((entry) => `${entry.parentPath}/${entry.name}`.replaceAll("\\", "/")),
];

const lines = files
  .sort()
  .map((file) => `${createHash("sha256").update(readFileSync(file)).digest("hex")}  ${file}\n`);
writeFileSync("dist/sources.sha256", lines.join(""));
