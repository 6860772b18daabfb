/**
 * Requests that the server turned away for want of its access token wait here until somebody has signed in, and are
 * then sent again. So nothing on the screen fails or is lost when a session ends.
 */
let signedIn: PromiseWithResolvers<void> | undefined;
let signIns = 0;
const watchers = new Set<() => void>();

function tellWatchers(): void {
  for (const watcher of watchers) watcher();
}

/** Sends until the answer is not a 401, each time after a sign-in; a 401 that a sign-in has overtaken asks for none. */
export async function sendSignedIn<Answer extends { status: number }>(
  send: () => Promise<Answer>,
  signal?: AbortSignal | null,
): Promise<Answer> {
  for (;;) {
    const signInsBefore = signIns;
    const answer = await send();
    if (answer.status !== 401) return answer;
    if (signIns === signInsBefore) await waitForSignIn(signal);
  }
}

/** Resolves after the next sign-in; rejects with the signal's reason when aborted. */
async function waitForSignIn(signal?: AbortSignal | null): Promise<void> {
  if (signedIn === undefined) {
    signedIn = Promise.withResolvers();
    tellWatchers();
  }
  const aborted = Promise.withResolvers<never>();
  const abort = () => aborted.reject(signal?.reason);
  signal?.addEventListener("abort", abort);
  try {
    signal?.throwIfAborted();
    await Promise.race([signedIn.promise, aborted.promise]);
  } finally {
    signal?.removeEventListener("abort", abort);
  }
}

/** Whether somebody has to sign in before anything goes on. */
export function isSignInNeeded(): boolean {
  return signedIn !== undefined;
}

/** Lets every waiting request go again. */
export function endWaiting(): void {
  signIns += 1;
  signedIn?.resolve();
  signedIn = undefined;
  tellWatchers();
}

/** Calls back whenever isSignInNeeded changes; gives what ends that. */
export function watchSignInNeed(watcher: () => void): () => void {
  watchers.add(watcher);
  return () => watchers.delete(watcher);
}
