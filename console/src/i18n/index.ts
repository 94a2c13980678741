import { ref, watchEffect } from "vue";
import en from "./en.json";
import zh from "./zh.json";

export type Language = "zh" | "en";
export type MessageKey = keyof typeof en;
type Messages = Record<MessageKey, string>;

/** Fails to compile when one language has a key that the other lacks. */
const messages: Record<Language, Messages> = {
  en,
  zh: zh satisfies Messages & Record<Exclude<keyof typeof zh, MessageKey>, never>,
};

const STORED = "lianban.language";
const language = ref<Language>(preferred());

watchEffect(() => {
  document.documentElement.lang = languageTag();
});

function preferred(): Language {
  const stored = localStorage.getItem(STORED);
  if (stored === "zh" || stored === "en") {
    return stored;
  }
  return navigator.language.startsWith("zh") ? "zh" : "en";
}

function toggle(): void {
  language.value = language.value === "zh" ? "en" : "zh";
  localStorage.setItem(STORED, language.value);
}

/** BCP 47, for `lang`, `Accept-Language` and the browser's formats. */
export function languageTag(): string {
  return language.value === "zh" ? "zh-CN" : "en-GB";
}

function t(key: MessageKey, values: Record<string, string | number> = {}): string {
  return messages[language.value][key].replace(/\{(\w+)}/g, (whole, name: string) =>
    String(values[name] ?? whole),
  );
}

/** The name of something that the city defines, such as a department; its code where no name is known here. */
function nameOf(kind: string, code: string): string {
  const key = `${kind}.${code}`;
  return key in en ? t(key as MessageKey) : code;
}

export function useI18n() {
  return { language, toggle, t, nameOf };
}
