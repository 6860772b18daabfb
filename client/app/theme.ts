import { createTheme, type MantineColorsTuple } from "@mantine/core";

/** A quiet harbour blue; dark enough on white, light enough on the dark scheme, for text in either. */
const harbour: MantineColorsTuple = [
  "#eef4fa",
  "#dbe7f2",
  "#b4cde5",
  "#8ab2d8",
  "#689bcc",
  "#528dc5",
  "#3a78b3",
  "#2c689f",
  "#1f4e79",
  "#153a5c",
];

export const theme = createTheme({
  primaryColor: "harbour",
  primaryShade: { light: 8, dark: 6 },
  colors: { harbour },
  autoContrast: true,
  defaultRadius: "sm",
  fontFamily: 'system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", "Liberation Sans", sans-serif',
  fontFamilyMonospace: 'ui-monospace, "Cascadia Mono", "Liberation Mono", monospace',
  fontSizes: { xs: "0.75rem", sm: "0.8125rem", md: "0.875rem", lg: "1rem", xl: "1.125rem" },
  headings: { fontWeight: "600" },
  respectReducedMotion: true,
  components: {
    Tooltip: { defaultProps: { openDelay: 350, withArrow: true } },
    ActionIcon: { defaultProps: { variant: "subtle" } },
  },
});
