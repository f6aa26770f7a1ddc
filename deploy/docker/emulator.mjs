// Loaded by Node.js before the public emulator image runs its own program (NODE_OPTIONS in docker-compose.yml).
import { pathToFileURL } from "node:url";
import { repair } from "./repairs.mjs";

// Every Node.js of the container loads this; only the emulator's own server is meant.
const program = process.argv[1] ?? "";
if (program.endsWith("/dist/server.js")) {
  await repair((path) => import(new URL(path, pathToFileURL(program))));
}
