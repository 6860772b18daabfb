/** Serves the built client: hashed assets for ever, the page anew each time, and the page for every address of it. */
import { existsSync } from "node:fs";
import { join } from "node:path";
import express, { Router, type Request, type Response } from "express";
import { notFound } from "./problem-error.ts";

const notBuiltPage = `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><title>Entrepôt: the client is not built</title></head>
<body><h1>The client is not built</h1>
<p>The server is running, and its API answers at <a href="/api/v1/openapi.json">/api/v1</a>.
To build the client, stop the server and start it with <code>npm start</code>.</p></body></html>
`;

/**
 * A browser that opens an address of the client, or anyone who asks for the root, as `curl` and probes do;
 * programs and missing assets get a plain 404 elsewhere.
 */
function isNavigation(request: Request): boolean {
  if (request.method !== "GET" && request.method !== "HEAD") return false;
  if (request.path === "/") return true;
  const wantsPage = request.headers.accept?.includes("text/html") === true;
  return wantsPage && !/\.\w+$/.test(request.path);
}

function sendPage(clientFolder: string, response: Response): void {
  response.set("Cache-Control", "no-cache");
  if (existsSync(join(clientFolder, "index.html"))) response.sendFile("index.html", { root: clientFolder });
  else response.status(503).type("html").send(notBuiltPage);
}

/** @param clientFolder - absolute path of dist/client */
export function serveClient(clientFolder: string): Router {
  const router = Router();
  router.use(
    "/assets",
    express.static(join(clientFolder, "assets"), { immutable: true, maxAge: "1y", index: false, redirect: false }),
  );
  router.use(
    express.static(clientFolder, {
      index: false,
      redirect: false,
      setHeaders: (response: Response) => response.set("Cache-Control", "no-cache"),
    }),
  );
  router.use((request: Request, response: Response) => {
    if (!isNavigation(request)) throw notFound(`There is no ${request.path} here`);
    sendPage(clientFolder, response);
  });
  return router;
}
