import react from "@vitejs/plugin-react";
import { defineConfig } from "vite";

/** Libraries that change seldom, in files of their own: a new release of the product leaves them in the cache. */
const libraryChunks = [
  { name: "canvas-library", test: /node_modules[\\/](cytoscape|layout-base|cose-base)/, priority: 3 },
  { name: "chart-library", test: /node_modules[\\/](recharts|d3-|victory-vendor|@mantine[\\/]charts)/, priority: 2 },
  { name: "widget-library", test: /node_modules[\\/]/, priority: 1 },
];

export default defineConfig({
  root: "client",
  plugins: [react()],
  build: {
    outDir: "../dist/client",
    emptyOutDir: true,
    sourcemap: false,
    // Data URLs would need an exception in the content-security policy.
    assetsInlineLimit: 0,
    rolldownOptions: { output: { codeSplitting: { groups: libraryChunks } } },
  },
  worker: { format: "es" },
  server: {
    host: "127.0.0.1",
    strictPort: true,
    proxy: { "/api": { target: `http://127.0.0.1:${process.env["ENTREPOT_API_PORT"] ?? "4747"}` } },
  },
});
