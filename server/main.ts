/** The server as a program. What it is made of is loaded after Node has been told to keep compiled code. */
import { keepCompiledCode } from "./keep-compiled-code.ts";

keepCompiledCode();
const { runServer } = await import("./run-server.ts");
await runServer(process.env);
