/** What must not be committed: paths of someone's machine, registry hosts, conflict marks. Pure, so that it can be tested. */

export interface TreeFile {
  path: string;
  content: string;
}

const machinePath = /(?<![\w.~-])\/(?:home|Users|root|work|private\/var)\/[\w.-]+|[A-Z]:\\Users\\/u;
const conflictMark = /^(?:<{7}|>{7}) /mu;

function lineOf(content: string, index: number): number {
  return content.slice(0, index).split("\n").length;
}

function findIn(file: TreeFile, pattern: RegExp, message: string): string[] {
  const match = pattern.exec(file.content);
  return match ? [`${file.path}:${lineOf(file.content, match.index)}: ${message}: ${match[0].trim()}`] : [];
}

/** Faults as `path:line: what is wrong`, one for each kind and file. */
export function findTreeFaults(files: readonly TreeFile[]): string[] {
  return files.flatMap((file) => [
    ...findIn(file, machinePath, "holds a path of a machine"),
    ...findIn(file, conflictMark, "holds a conflict mark"),
    ...(/(^|\/)package-lock\.json$/u.test(file.path)
      ? findIn(file, /https?:\/\/[^"]*\.tgz/u, "names a registry host")
      : []),
    ...(/(^|\/)\.npmrc$/u.test(file.path) ? findIn(file, /registry\s*=.*/u, "names a registry host") : []),
  ]);
}
