// The SQS, SNS and S3 emulator of local runs and tests: fauxqs, bound to loopback, quiet, on the port it is told.
//
// Argument: { port, region, dataFolder? }. Prints "emulator-ready" once it answers. Ends when its stdin closes.
// With a data folder, queues, topics, messages and objects survive its end; without, everything is in memory.
import { AsyncLocalStorage } from "node:async_hooks";
import { existsSync, mkdirSync, writeFileSync } from "node:fs";
import http from "node:http";
import net from "node:net";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { startFauxqs } from "fauxqs";
import { addMoveTasks } from "./move-tasks.mjs";

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

// A write then reaches the operating system before the call is answered (it survives kill -9), but isn't flushed
// to the disk one by one, which would make every message cost a disk flush.
const execute = DatabaseSync.prototype.exec;
DatabaseSync.prototype.exec = function (sql) {
  execute.call(this, sql);
  if (/journal_mode/i.test(sql)) {
    execute.call(this, "PRAGMA synchronous = NORMAL");
  }
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

// fauxqs looks at halves of surrogate pairs and so refuses every character beyond U+FFFF. SQS takes #x10000 to #x10FFFF:
// https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_SendMessage.html
const { INVALID_MESSAGE_BODY_CHAR } = await import(new URL("./sqs/sqsTypes.js", import.meta.resolve("fauxqs")));
INVALID_MESSAGE_BODY_CHAR.compile("[^\\x09\\x0A\\x0D\\x20-\\uD7FF\\uE000-\\uFFFD\\u{10000}-\\u{10FFFF}]", "u");

// A long poll whose caller has gone must not take messages: SQS notices, fauxqs would hide them from everyone else for the
// visibility timeout, as if they had been received.
const { SqsRouter } = await import(new URL("./sqs/sqsRouter.js", import.meta.resolve("fauxqs")));
const { SqsQueue } = await import(new URL("./sqs/sqsStore.js", import.meta.resolve("fauxqs")));
const caller = new AsyncLocalStorage();
const { handle } = SqsRouter.prototype;
SqsRouter.prototype.handle = function (request, reply) {
  addMoveTasks(this);
  return caller.run(request.raw.socket, () => handle.call(this, request, reply));
};
const { dequeue } = SqsQueue.prototype;
SqsQueue.prototype.dequeue = function (...rest) {
  return caller.getStore()?.destroyed ? [] : dequeue.apply(this, rest);
};

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
