import { useSyncExternalStore, type ReactNode } from "react";
import { isSignInNeeded, watchSignInNeed } from "../api/sign-in-queue.ts";
import { SignInScreen } from "../features/session/sign-in-screen.tsx";

/** Puts the sign-in over everything while requests wait for it; what is below keeps its state and cannot be reached. */
export function SessionGate({ children }: { children: ReactNode }): ReactNode {
  const isLocked = useSyncExternalStore(watchSignInNeed, isSignInNeeded);
  return (
    <>
      <div style={{ display: "contents" }} inert={isLocked}>
        {children}
      </div>
      {isLocked && <SignInScreen />}
    </>
  );
}
