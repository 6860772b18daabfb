const interval = 500;

/**
 * npm passes SIGTERM to its shell, and a shell such as dash ends without passing it on: the program would go on
 * without its npm. Run by npm, a program that calls this gets SIGTERM as soon as its parent is gone.
 */
export function endWithNpm(): void {
  if (process.env["npm_lifecycle_event"] === undefined) return;
  const parent = process.ppid;
  const timer = setInterval(() => {
    if (process.ppid === parent) return;
    clearInterval(timer);
    process.kill(process.pid, "SIGTERM");
  }, interval);
  timer.unref();
}
