import { Alert, Button, Container, Stack, Text } from "@mantine/core";
import { Component, type ReactNode } from "react";

interface Props {
  children: ReactNode;
}

/** The last net: a fault in drawing shows what happened and a way on, never an empty page. */
export class ErrorBoundary extends Component<Props, { fault: Error | null }> {
  override state: { fault: Error | null } = { fault: null };

  static getDerivedStateFromError(fault: unknown): { fault: Error } {
    return { fault: fault instanceof Error ? fault : new Error(String(fault)) };
  }

  override render(): ReactNode {
    const { fault } = this.state;
    if (fault === null) return this.props.children;
    return (
      <Container size="sm" py="xl">
        <Alert color="orange" title="The page failed to draw itself" role="alert">
          <Stack align="flex-start" gap="sm">
            <Text size="sm">{fault.message}</Text>
            <Text size="sm">Nothing stored has changed. Reloading restores the picture from the address.</Text>
            <Button onClick={() => globalThis.location.reload()}>Reload</Button>
            <Button variant="subtle" component="a" href="/">
              Start again from the first screen
            </Button>
          </Stack>
        </Alert>
      </Container>
    );
  }
}
