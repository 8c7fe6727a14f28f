import { svelte } from "@sveltejs/vite-plugin-svelte";
import { defineConfig } from "vite";

export default defineConfig({
  // Relative addresses: the dashboard works under any path.
  base: "./",
  plugins: [svelte()],
  build: {
    target: "es2022",
    // No data: addresses, so that every file is one that the server names and hashes.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    reportCompressedSize: true,
  },
  server: { proxy: { "/api": process.env["SETPOINT_SERVER"] ?? "http://127.0.0.1:8080" } },
});
