import { spawnSync } from "node:child_process";
import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";

export interface Java {
  /** Path of the program, or `java` for the one on PATH. */
  program: string;
  /** 17, 25, … */
  version: number;
}

const folderOfJdks = "/usr/lib/jvm";

/** Every Java that is to be found: JAVA_HOME, the one on PATH, and those where Linux keeps them; newest first. */
export function findJavas(): Java[] {
  const home = process.env["JAVA_HOME"];
  const homes = [
    ...(home === undefined || home === "" ? [] : [home]),
    ...(existsSync(folderOfJdks) ? readdirSync(folderOfJdks).map((name) => join(folderOfJdks, name)) : []),
  ];
  const programs = ["java", ...homes.map((folder) => join(folder, "bin/java")).filter((path) => existsSync(path))];
  return programs.flatMap(readVersion).toSorted((a, b) => b.version - a.version);
}

function readVersion(program: string): Java[] {
  const { stderr } = spawnSync(program, ["-version"], { encoding: "utf8" });
  const version = /version "(\d+)/.exec(stderr ?? "")?.[1];
  return version === undefined ? [] : [{ program, version: Number(version) }];
}
