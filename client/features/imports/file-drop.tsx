import { Box } from "@mantine/core";
import { useState, type DragEvent, type ReactNode } from "react";

interface FileDropProps {
  children: ReactNode;
  onFile: (file: File) => void;
}

/** Takes a file that is dropped on it; what it holds is the way without a mouse. */
export function FileDrop({ children, onFile }: FileDropProps) {
  const [isOver, setIsOver] = useState(false);
  const drop = (event: DragEvent) => {
    event.preventDefault();
    setIsOver(false);
    const file = event.dataTransfer.files[0];
    if (file !== undefined) onFile(file);
  };
  return (
    <Box
      p="sm"
      bd={`1px dashed ${isOver ? "var(--mantine-primary-color-filled)" : "var(--mantine-color-default-border)"}`}
      onDragOver={(event: DragEvent) => {
        event.preventDefault();
        setIsOver(true);
      }}
      onDragLeave={() => setIsOver(false)}
      onDrop={drop}
    >
      {children}
    </Box>
  );
}
