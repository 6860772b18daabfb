import react from "@vitejs/plugin-react";
import { defineConfig } from "vite";

/**
 * Libraries that change seldom, in files of their own: a new release of the product leaves them in the cache.
 * A group takes along what its libraries need unless a group of higher priority has it.
 */
const libraryChunks = [
  { name: "react-library", test: /node_modules[\\/](react|react-dom|scheduler)[\\/]/, priority: 4 },
  {
    name: "widget-library",
    test: /node_modules[\\/](@mantine[\\/](core|hooks|notifications)|@tanstack)[\\/]/,
    priority: 3,
  },
  { name: "canvas-library", test: /node_modules[\\/]cytoscape/, priority: 2 },
  { name: "chart-library", test: /node_modules[\\/](recharts|@mantine[\\/]charts)[\\/]/, priority: 1 },
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
