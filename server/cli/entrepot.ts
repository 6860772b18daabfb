#!/usr/bin/env node
/** The command line: the same questions as the API's, without a browser. */
import { keepCompiledCode } from "../keep-compiled-code.ts";

keepCompiledCode();
const { runProgram } = await import("./program.ts");
await runProgram();
