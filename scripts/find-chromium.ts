import { execFileSync } from "node:child_process";
import { accessSync, constants, existsSync } from "node:fs";
import { delimiter, join } from "node:path";

const names = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"];

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

function findOnPath(): string | undefined {
  const folders = (process.env["PATH"] ?? "").split(delimiter);
  return names.flatMap((name) => folders.map((folder) => join(folder, name))).find(isExecutable);
}

function mayInstall(): boolean {
  return process.platform === "linux" && process.getuid?.() === 0 && existsSync("/etc/debian_version");
}

function installOnDebian(): void {
  const environment = { ...process.env, DEBIAN_FRONTEND: "noninteractive" };
  console.error("No Chromium found: installing Debian's chromium for the browser journeys …");
  for (const parameters of [
    ["update", "-q"],
    ["install", "-y", "-q", "--no-install-recommends", "chromium"],
  ]) {
    execFileSync("apt-get", parameters, { env: environment, stdio: ["ignore", "ignore", "inherit"] });
  }
}

/**
 * Path of a Chromium: CHROMIUM_PATH, else one on PATH, else Debian's, installed now where this user may.
 * Undefined when there is none; throws when CHROMIUM_PATH names no program.
 */
export function findOrInstallChromium(): string | undefined {
  const named = process.env["CHROMIUM_PATH"];
  if (named) {
    if (!isExecutable(named)) throw new Error(`CHROMIUM_PATH names ${named}, which is not a program that can be run`);
    return named;
  }
  const found = findOnPath();
  if (found ?? !mayInstall()) return found;
  try {
    installOnDebian();
  } catch (error) {
    console.error(`Chromium could not be installed: ${error instanceof Error ? error.message : String(error)}`);
  }
  return findOnPath();
}
