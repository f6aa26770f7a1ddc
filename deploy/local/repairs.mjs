// Where fauxqs differs from SQS in ways that Fluxa meets, put right in the running program. Used by emulator.mjs, and by the container
// of docker-compose.yml, which runs the public image.
import { AsyncLocalStorage } from "node:async_hooks";
import { DatabaseSync } from "node:sqlite";
import { addMoveTasks, prepareMoveTasks } from "./move-tasks.mjs";

/** Takes what imports a module of fauxqs by its path beside app.js. Call it before the server starts. */
export async function repair(moduleAt) {
  syncLess();
  await allowEveryCharacter(moduleAt);
  await keepMessagesFromCallersThatAreGone(moduleAt);
  await prepareMoveTasks(moduleAt);
}

// A write then reaches the operating system before the call is answered (it survives kill -9), but isn't flushed
// to the disk one by one, which would make every message cost a disk flush.
function syncLess() {
  const execute = DatabaseSync.prototype.exec;
  DatabaseSync.prototype.exec = function (sql) {
    execute.call(this, sql);
    if (/journal_mode/i.test(sql)) {
      execute.call(this, "PRAGMA synchronous = NORMAL");
    }
  };
}

// fauxqs looks at halves of surrogate pairs and so refuses every character beyond U+FFFF. SQS takes #x10000 to #x10FFFF:
// https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_SendMessage.html
async function allowEveryCharacter(moduleAt) {
  const { INVALID_MESSAGE_BODY_CHAR } = await moduleAt("./sqs/sqsTypes.js");
  INVALID_MESSAGE_BODY_CHAR.compile("[^\\x09\\x0A\\x0D\\x20-\\uD7FF\\uE000-\\uFFFD\\u{10000}-\\u{10FFFF}]", "u");
}

// A long poll whose caller has gone must not take messages: SQS notices, fauxqs would hide them from everyone else for the
// visibility timeout, as if they had been received.
async function keepMessagesFromCallersThatAreGone(moduleAt) {
  const { SqsRouter } = await moduleAt("./sqs/sqsRouter.js");
  const { SqsQueue } = await moduleAt("./sqs/sqsStore.js");
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
}
