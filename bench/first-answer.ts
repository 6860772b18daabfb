/** Opens the first screen in a real Chromium and times when the founding question is answered on it. */
import { accessSync, constants } from "node:fs";
import { delimiter, join } from "node:path";
import { chromium, type Browser } from "playwright-core";

const window = { width: 1440, height: 900 };
const patience = 60_000;

/** Milliseconds since navigation began. */
export interface FirstAnswer {
  /** First text or picture, as the browser reports it. */
  firstPaint: number;
  /** The claimed chain stands in the list. */
  chainRow: number;
  /** An edge of the canvas has been drawn: a pixel on it is not blank. */
  edges: number;
  /** Bytes that crossed the wire until then, headers included, and in how many answers. */
  bytes: number;
  requests: number;
}

interface Watched {
  firstAnswer: { chainRow: number | null; edges: number | null };
}

/** Runs in the page at each frame. What a frame finds is on the screen by the next, whose time is taken. */
function watchPage(): void {
  const seen: Watched["firstAnswer"] = { chainRow: null, edges: null };
  (globalThis as unknown as Watched).firstAnswer = seen;
  const found = { chainRow: false, edges: false };

  function hasChainRow(): boolean {
    const rows = [...document.querySelectorAll("button[aria-pressed]")];
    return rows.some((row) => row.getClientRects().length > 0 && row.textContent.includes("Kyrgyzstan → Russia"));
  }

  interface DrawnEdge {
    renderedMidpoint(): { x: number; y: number };
  }

  function isDrawn(canvas: HTMLCanvasElement, edge: DrawnEdge, scale: number): boolean {
    const { x, y } = edge.renderedMidpoint();
    const around = canvas.getContext("2d")?.getImageData(Math.round(x * scale) - 3, Math.round(y * scale) - 3, 7, 7);
    return around?.data.some((part, index) => index % 4 === 3 && part > 0) ?? false;
  }

  function hasEdges(): boolean {
    const canvas = document.querySelector<HTMLCanvasElement>('canvas[data-id="layer2-node"]');
    const frame = canvas?.closest<HTMLElement & { _cyreg?: { cy: { edges(): { toArray(): DrawnEdge[] } } } }>(
      ".__________cytoscape_container",
    );
    const edges = frame?._cyreg?.cy.edges().toArray() ?? [];
    if (canvas === null || edges.length === 0) return false;
    return edges.some((edge) => isDrawn(canvas, edge, canvas.width / canvas.clientWidth));
  }

  function look(now: number): void {
    if (found.chainRow) seen.chainRow ??= now;
    if (found.edges) seen.edges ??= now;
    found.chainRow ||= hasChainRow();
    found.edges ||= hasEdges();
    if (seen.chainRow === null || seen.edges === null) requestAnimationFrame(look);
  }
  requestAnimationFrame(look);
}

/** Runs in the page. */
function readPage(): FirstAnswer {
  const { chainRow, edges } = (globalThis as unknown as Watched).firstAnswer;
  const paint = performance.getEntriesByName("first-contentful-paint")[0]?.startTime;
  const transfers = [...performance.getEntriesByType("navigation"), ...performance.getEntriesByType("resource")];
  return {
    firstPaint: paint ?? Number.NaN,
    chainRow: chainRow ?? Number.NaN,
    edges: edges ?? Number.NaN,
    bytes: transfers.reduce((sum, entry) => sum + (entry as PerformanceResourceTiming).transferSize, 0),
    requests: transfers.length,
  };
}

function isAnswered(): boolean {
  const { chainRow, edges } = (globalThis as unknown as Watched).firstAnswer;
  return chainRow !== null && edges !== null;
}

/** Opens `address` with nothing cached and resolves once chain and edges are seen; rejects after a minute. */
export async function timeFirstAnswer(browser: Browser, address: string): Promise<FirstAnswer> {
  const context = await browser.newContext({ viewport: window });
  try {
    const page = await context.newPage();
    await page.addInitScript(watchPage);
    await page.goto(address);
    await page.waitForFunction(isAnswered, undefined, { timeout: patience });
    return await page.evaluate(readPage);
  } finally {
    await context.close();
  }
}

function isProgram(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

/** CHROMIUM_PATH, else the first Chromium on PATH. Rejects with what to do where there is none. */
export function launchChromium(): Promise<Browser> {
  const folders = (process.env["PATH"] ?? "").split(delimiter);
  const candidates = ["chromium", "chromium-browser", "google-chrome"].flatMap((name) =>
    folders.map((folder) => join(folder, name)),
  );
  const executablePath = process.env["CHROMIUM_PATH"] ?? candidates.find(isProgram);
  if (executablePath === undefined) throw new Error("No Chromium on PATH: install chromium, or set CHROMIUM_PATH");
  return chromium.launch({
    executablePath,
    args: ["--no-sandbox", "--disable-gpu", "--disable-background-networking"],
  });
}
