import { computed, ref, watchEffect } from "vue";

type Theme = "light" | "dark";

const STORED = "lianban.theme";
const theme = ref<Theme>(preferred());

watchEffect(() => {
  const root = document.documentElement;
  root.classList.toggle("dark", theme.value === "dark");
  root.style.colorScheme = theme.value;
});

function preferred(): Theme {
  const stored = localStorage.getItem(STORED);
  if (stored === "light" || stored === "dark") {
    return stored;
  }
  return matchMedia("(prefers-color-scheme: dark)").matches ? "dark" : "light";
}

export function useTheme() {
  const toggle = () => {
    theme.value = theme.value === "dark" ? "light" : "dark";
    localStorage.setItem(STORED, theme.value);
  };
  return { isDark: computed(() => theme.value === "dark"), toggle };
}
