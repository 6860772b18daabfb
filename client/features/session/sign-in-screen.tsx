import { Button, Modal, PasswordInput, Stack, Text } from "@mantine/core";
import { useQueryClient } from "@tanstack/react-query";
import { useEffect, useRef, useState, type FormEvent, type ReactNode } from "react";
import { ApiError } from "../../api/api-error.ts";
import { readSession, signIn } from "../../api/client.ts";
import { sessionQuery } from "../../api/queries.ts";
import { endWaiting } from "../../api/sign-in-queue.ts";
import classes from "./sign-in-screen.module.css";

const cookieNotKept =
  "The token is right, but the browser did not keep the session's cookie. Allow cookies for this address, then sign in again.";

/** Covers everything until the access token has been given; what is below stays as it is and goes on afterwards. */
export function SignInScreen(): ReactNode {
  const client = useQueryClient();
  const field = useRef<HTMLInputElement>(null);
  const [token, setToken] = useState("");
  const [fault, setFault] = useState<string | null>(null);
  const [isAsking, setAsking] = useState(false);
  useSignInElsewhere();

  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if (isAsking) return;
    setAsking(true);
    try {
      await signIn({ token: token.trim() });
      const session = await readSession();
      if (!session.signedIn) throw new Error(cookieNotKept);
      client.setQueryData(sessionQuery().queryKey, session);
      endWaiting();
    } catch (error) {
      setFault(faultText(error));
      setAsking(false);
      field.current?.select();
    }
  };
  return (
    <Modal
      opened
      fullScreen
      onClose={() => field.current?.focus()}
      withCloseButton={false}
      transitionProps={{ duration: 0 }}
      zIndex={1000}
      title="Sign in to Entrepôt"
      classNames={{ header: classes["column"] ?? "", body: classes["column"] ?? "", title: classes["title"] ?? "" }}
    >
      <form aria-label="Sign in" onSubmit={(event) => void submit(event)} noValidate>
        <Stack gap="md">
          <Text size="sm">
            This server asks for its access token. Whoever runs it has set it as ENTREPOT_TOKEN. You come back to where
            you were, and the browser stays signed in for twelve hours.
          </Text>
          <PasswordInput
            ref={field}
            data-autofocus
            label="Access token"
            name="token"
            autoComplete="current-password"
            autoCapitalize="none"
            spellCheck={false}
            value={token}
            error={fault}
            errorProps={{ role: "alert" }}
            onChange={(event) => {
              setToken(event.currentTarget.value);
              setFault(null);
            }}
            visibilityToggleButtonProps={{ "aria-label": "Show the token", tabIndex: 0 }}
          />
          <Button type="submit" loading={isAsking} fullWidth>
            Sign in
          </Button>
        </Stack>
      </form>
    </Modal>
  );
}

function faultText(error: unknown): string {
  if (error instanceof ApiError) return error.problem.detail;
  return error instanceof Error ? error.message : String(error);
}

/** Somebody may have signed in in another tab meanwhile: looks when this one comes to the front. */
function useSignInElsewhere(): void {
  useEffect(() => {
    const look = async () => {
      const session = await readSession().catch(() => undefined);
      if (session?.signedIn === true) endWaiting();
    };
    const onFocus = () => void look();
    globalThis.addEventListener("focus", onFocus);
    return () => globalThis.removeEventListener("focus", onFocus);
  }, []);
}
