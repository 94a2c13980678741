import { expect, test } from "vitest";
import en from "./en.json";
import zh from "./zh.json";

const placeholders = (text: string) => (text.match(/\{\w+}/g) ?? []).sort();

test("both languages have the same messages", () => {
  expect(Object.keys(zh)).toEqual(Object.keys(en));
});

test("a message has the same placeholders in both languages", () => {
  for (const [key, text] of Object.entries(en)) {
    expect(placeholders(zh[key as keyof typeof zh]), key).toEqual(placeholders(text));
  }
});

test("no message is empty", () => {
  expect([...Object.values(en), ...Object.values(zh)].filter((text) => !text.trim())).toEqual([]);
});
