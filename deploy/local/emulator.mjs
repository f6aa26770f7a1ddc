// The SQS, SNS and S3 emulator of local runs and tests: fauxqs, bound to loopback, quiet, on the port it is told.
//
// Argument: { port, region, dataFolder? }. Prints "emulator-ready" once it answers. Ends when its stdin closes.
// With a data folder, queues, topics, messages and objects survive its end; without, everything is in memory.
import { existsSync, mkdirSync, writeFileSync } from "node:fs";
import http from "node:http";
import net from "node:net";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { startFauxqs } from "fauxqs";
import { repair } from "./repairs.mjs";

const order = JSON.parse(process.argv[2]);

delete process.env.FAUXQS_HOST;

// fauxqs listens on every interface. A developer's machine must not offer its queues to the network.
const listen = net.Server.prototype.listen;
net.Server.prototype.listen = function (options, ...rest) {
  return listen.call(this, { ...options, host: "127.0.0.1" }, ...rest);
};

// What it was asked so far, by operation: `fluxa bench` divides it by events. SNS and S3 say their operation elsewhere and count as a whole.
const requests = {};
const { emit } = http.Server.prototype;
http.Server.prototype.emit = function (event, request, reply) {
  if (event !== "request") {
    return emit.apply(this, arguments);
  }
  if (request.url === "/_fluxa/requests") {
    reply.setHeader("content-type", "application/json").end(JSON.stringify(requests));
    return true;
  }
  const operation =
    request.headers["x-amz-target"]?.replace(/^AmazonSQS\./, "") ?? (request.headers["content-type"]?.includes("form-urlencoded") ? "SNS" : "S3");
  requests[operation] = (requests[operation] ?? 0) + 1;
  return emit.apply(this, arguments);
};

if (order.dataFolder) {
  mkdirSync(order.dataFolder, { recursive: true });
  writeFileSync(join(order.dataFolder, "emulator.pid"), `${process.pid}\n`);
  readdressQueues(join(order.dataFolder, "fauxqs.db"));
}

// A stored queue keeps the URL it was made with, and with it the port of that run.
function readdressQueues(file) {
  if (!existsSync(file)) {
    return;
  }
  const database = new DatabaseSync(file);
  database
    .prepare("update sqs_queues set url = 'http://127.0.0.1:' || ? || substr(url, instr(substr(url, 8), '/') + 7)")
    .run(String(order.port));
  database.close();
}

await repair((path) => import(new URL(path, import.meta.resolve("fauxqs"))));

const server = await startFauxqs({
  port: order.port,
  logger: false,
  defaultRegion: order.region,
  dataDir: order.dataFolder,
  s3StorageDir: order.dataFolder && join(order.dataFolder, "objects"),
});

async function stop() {
  await server.stop();
  process.exit(0);
}
process.stdin.on("end", stop);
process.stdin.on("error", stop);
process.stdin.resume();
process.on("SIGTERM", stop);
process.stdout.write("emulator-ready\n");
