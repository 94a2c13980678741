import vue from "@vitejs/plugin-vue";
import { defineConfig } from "vite";

// While developing, what is not the console's own comes from a running city.
const gateway = "http://127.0.0.1:8080";

export default defineConfig({
  base: "/console/",
  plugins: [vue()],
  server: {
    host: "127.0.0.1",
    proxy: {
      "/api": gateway,
      "/oauth2": gateway,
      "/login": gateway,
      "/logout": gateway,
      "/.well-known": gateway,
    },
  },
  build: {
    // The gateway's content security policy allows files of its own only: nothing is put inline, and no polyfill script.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    target: "es2022",
  },
});
