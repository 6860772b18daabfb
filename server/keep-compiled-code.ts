import { enableCompileCache } from "node:module";
import { join } from "node:path";

/**
 * Lets Node keep compiled code from one start to the next, which saves a third of the starting time. The folder is
 * the installation's own: in a shared one, other users could leave code there.
 */
export function keepCompiledCode(): void {
  const cache = enableCompileCache(join(import.meta.dirname, "../node_modules/.cache/entrepot"));
  // Worker threads look for it in the environment.
  if (cache.directory !== undefined) process.env["NODE_COMPILE_CACHE"] ??= cache.directory;
}
