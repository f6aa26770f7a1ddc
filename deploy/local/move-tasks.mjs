// SQS's message move tasks, which fauxqs lacks: StartMessageMoveTask, ListMessageMoveTasks and CancelMessageMoveTask as
// https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_StartMessageMoveTask.html describes them.
// Tasks live in memory: an emulator that is started again knows none, and what was not moved is still in its queue.
import { randomUUID } from "node:crypto";

let SqsError;
let SqsStore;

const TASKS_KEPT = 10;
const HIGHEST_RATE = 500;
const TICK_MS = 100;

const tasksBySource = new Map();

/** Takes what imports a module of fauxqs by its path beside app.js. Call it before the server starts. */
export async function prepareMoveTasks(moduleAt) {
  ({ SqsError } = await moduleAt("./common/errors.js"));
  const queues = await moduleAt("./sqs/sqsStore.js");
  ({ SqsStore } = queues);

  // A message remembers the queue that SQS took it from; one that a program sent to a dead-letter queue has no such queue.
  const { dequeue } = queues.SqsQueue.prototype;
  queues.SqsQueue.prototype.dequeue = function (count, visibility, findQueue) {
    return dequeue.call(this, count, visibility, (arn) => {
      const target = findQueue?.(arn);
      return target && { enqueue: (message) => target.enqueue(Object.assign(message, { deadLetterSourceArn: this.arn })) };
    });
  };
}

/** Adds the three actions to a router. */
export function addMoveTasks(router) {
  if (!router.handlers.has("StartMessageMoveTask")) {
    router.register("StartMessageMoveTask", start);
    router.register("ListMessageMoveTasks", list);
    router.register("CancelMessageMoveTask", cancel);
  }
}

function start(body, store) {
  const source = demandQueue(store, body.SourceArn, "SourceArn");
  const destination = body.DestinationArn === undefined ? undefined : demandQueue(store, body.DestinationArn, "DestinationArn");
  const rate = body.MaxNumberOfMessagesPerSecond;
  if (rate !== undefined && !(Number.isInteger(rate) && rate >= 1 && rate <= HIGHEST_RATE)) {
    throw new SqsError("InvalidParameterValue", `Value ${rate} for parameter MaxNumberOfMessagesPerSecond is invalid. Reason: Must be between 1 and ${HIGHEST_RATE}.`);
  }
  if (destination === source) {
    throw new SqsError("InvalidParameterValue", "Source and destination must be different queues.");
  }
  if (![...store.allQueues()].some((queue) => deadLetterTarget(queue) === source.arn)) {
    throw new SqsError("InvalidParameterValue", "Source queue must be configured as a Dead Letter Queue.");
  }
  const tasks = tasksBySource.get(source.arn) ?? [];
  if (tasks.some(isActive)) {
    throw new SqsError("UnsupportedOperation", "There is already a task running. Only one active task is allowed for a source queue arn at a given time.");
  }

  source.processTimers();
  const task = {
    handle: Buffer.from(JSON.stringify({ taskId: randomUUID(), sourceArn: source.arn })).toString("base64"),
    status: "RUNNING",
    sourceArn: source.arn,
    destinationArn: destination?.arn,
    rate,
    moved: 0,
    toMove: source.messages.length,
    started: Date.now(),
  };
  tasksBySource.set(source.arn, [task, ...tasks].slice(0, TASKS_KEPT));
  task.timer = setInterval(() => move(task, store), TICK_MS).unref();
  return { TaskHandle: task.handle };
}

function move(task, store) {
  const source = store.getQueueByArn(task.sourceArn);
  if (task.status === "CANCELLING" || !source) {
    end(task, task.status === "CANCELLING" ? "CANCELLED" : "FAILED", "AWS.SimpleQueueService.NonExistentQueue");
    return;
  }
  source.processTimers();
  const due = Math.floor(((Date.now() - task.started) / 1000) * (task.rate ?? HIGHEST_RATE));
  while (task.moved < Math.min(due, task.toMove) && source.messages.length > 0) {
    const message = source.messages[0];
    const target = task.destinationArn ?? message.deadLetterSourceArn;
    if (target === undefined) {
      end(task, "FAILED", "CouldNotDetermineMessageSource");
      return;
    }
    const queue = store.getQueueByArn(target);
    if (!queue) {
      end(task, "FAILED", "AWS.SimpleQueueService.NonExistentQueue");
      return;
    }
    // A moved message is a new one, with an id and a time of its own: it stays its whole retention in the queue it comes to.
    source.messages.shift();
    source.persistence?.deleteMessage(message.messageId);
    queue.enqueue(SqsStore.createMessage(message.body, message.messageAttributes, undefined, message.messageGroupId));
    task.moved++;
  }
  if (task.moved >= task.toMove || source.messages.length === 0) {
    end(task, "COMPLETED");
  }
}

function end(task, status, reason) {
  clearInterval(task.timer);
  task.status = status;
  task.failure = status === "FAILED" ? reason : undefined;
}

function list(body, store) {
  const source = demandQueue(store, body.SourceArn, "SourceArn");
  const most = body.MaxResults ?? 1;
  if (!(Number.isInteger(most) && most >= 1 && most <= TASKS_KEPT)) {
    throw new SqsError("InvalidParameterValue", `Value ${most} for parameter MaxResults is invalid. Reason: Must be between 1 and ${TASKS_KEPT}.`);
  }
  return {
    Results: (tasksBySource.get(source.arn) ?? []).slice(0, most).map((task) => ({
      TaskHandle: task.status === "RUNNING" ? task.handle : undefined,
      Status: task.status,
      SourceArn: task.sourceArn,
      DestinationArn: task.destinationArn,
      MaxNumberOfMessagesPerSecond: task.rate,
      ApproximateNumberOfMessagesMoved: task.moved,
      ApproximateNumberOfMessagesToMove: task.toMove,
      FailureReason: task.failure,
      StartedTimestamp: task.started,
    })),
  };
}

function cancel(body) {
  const task = [...tasksBySource.values()].flat().find((one) => one.handle === body.TaskHandle);
  if (!task) {
    throw new SqsError("ResourceNotFoundException", "Task does not exist.", 404);
  }
  if (task.status !== "RUNNING") {
    throw new SqsError("UnsupportedOperation", "Only active tasks can be cancelled.");
  }
  task.status = "CANCELLING";
  return { ApproximateNumberOfMessagesMoved: task.moved };
}

function isActive(task) {
  return task.status === "RUNNING" || task.status === "CANCELLING";
}

function demandQueue(store, arn, name) {
  if (typeof arn !== "string" || !arn.startsWith("arn:")) {
    throw new SqsError("InvalidParameterValue", `Value ${arn} for parameter ${name} is invalid.`);
  }
  const queue = store.getQueueByArn(arn);
  if (!queue) {
    throw new SqsError("ResourceNotFoundException", `The resource that you specified for the ${name} parameter doesn't exist.`, 404);
  }
  return queue;
}

function deadLetterTarget(queue) {
  try {
    return JSON.parse(queue.attributes.RedrivePolicy ?? "{}").deadLetterTargetArn;
  } catch {
    return undefined;
  }
}
