// oxlint-disable-next-line import/no-unassigned-import -- must run before any schema is made
import "./app/configure-zod.ts";
import "@mantine/core/styles.css";
import "@mantine/notifications/styles.css";
import "./app/global.css";
import { MantineProvider } from "@mantine/core";
import { Notifications } from "@mantine/notifications";
import { QueryClientProvider } from "@tanstack/react-query";
import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import { createQueryClient } from "./api/query-client.ts";
import { ErrorBoundary } from "./app/error-boundary.tsx";
import { ServerNotice } from "./app/server-notice.tsx";
import { SessionGate } from "./app/session-gate.tsx";
import { Shell } from "./app/shell.tsx";
import { theme } from "./app/theme.ts";

const root = document.querySelector("#root");
if (root === null) throw new Error("index.html has no element with the id root");

createRoot(root).render(
  <StrictMode>
    <MantineProvider theme={theme} defaultColorScheme="auto">
      <ErrorBoundary>
        <QueryClientProvider client={createQueryClient()}>
          <Notifications position="bottom-center" />
          <SessionGate>
            <Shell />
          </SessionGate>
          <ServerNotice />
        </QueryClientProvider>
      </ErrorBoundary>
    </MantineProvider>
  </StrictMode>,
);
