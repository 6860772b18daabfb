import { ActionIcon, Tooltip } from "@mantine/core";
import { notifications } from "@mantine/notifications";
import { useQuery } from "@tanstack/react-query";
import { LogOut } from "lucide-react";
import type { ReactNode } from "react";
import { signOut } from "../../api/client.ts";
import { sessionQuery } from "../../api/queries.ts";

/** Shown where the server has a token and the browser is signed in. */
export function SignOutButton(): ReactNode {
  const session = useQuery(sessionQuery());
  if (session.data?.tokenNeeded !== true || !session.data.signedIn) return null;
  return (
    <Tooltip label="Sign out">
      <ActionIcon size="lg" aria-label="Sign out" onClick={() => void leave()}>
        <LogOut size={18} aria-hidden />
      </ActionIcon>
    </Tooltip>
  );
}

/** The page is loaded anew, so that nothing that was read stays in its memory. */
async function leave(): Promise<void> {
  try {
    await signOut();
    globalThis.location.reload();
  } catch (error) {
    notifications.show({
      color: "orange",
      title: "You are still signed in",
      message: error instanceof Error ? error.message : String(error),
    });
  }
}
