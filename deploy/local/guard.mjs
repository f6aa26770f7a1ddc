// Runs one program for a launcher and stops it when the launcher is gone, however it went.
// The launcher holds the other end of this process's stdin: it closes when the launcher asks for a stop,
// and the system closes it when the launcher dies, even by kill -9.
//
// Argument: { command, args, cwd?, uid?, gid?, stopSignal, graceMs }. The program inherits stdout and stderr;
// a line "guard-child <pid>" on stdout tells the launcher whom it would have to stop should this process die first.
import { spawn } from "node:child_process";
import { writeSync } from "node:fs";
import { constants } from "node:os";

const order = JSON.parse(process.argv[2]);

// Its own session, so that a Ctrl-C in the launcher's terminal doesn't reach it: the launcher stops things in order.
// Its stdin is a pipe from here, so that a program that watches stdin notices even this process's death.
const child = spawn(order.command, order.args, {
  cwd: order.cwd,
  uid: order.uid,
  gid: order.gid,
  detached: true,
  stdio: ["pipe", "inherit", "inherit"],
});
child.stdin.on("error", () => {});
if (child.pid !== undefined) {
  writeSync(1, `guard-child ${child.pid}\n`);
}

let stopping = false;
function stop() {
  if (stopping) {
    return;
  }
  stopping = true;
  child.kill(order.stopSignal);
  setTimeout(killGroup, order.graceMs).unref();
}

function killGroup() {
  try {
    process.kill(-child.pid, "SIGKILL");
  } catch {
    // Nothing of the group is left, which is what was wanted.
  }
}

process.stdin.on("end", stop);
process.stdin.on("error", stop);
process.stdin.resume();
process.on("SIGTERM", stop);
process.on("SIGINT", () => {});
process.on("SIGHUP", () => {});

child.on("error", (error) => {
  writeSync(2, `${order.command} could not be started: ${error.message}\n`);
  process.exit(127);
});
child.on("exit", (code, signal) => {
  killGroup();
  process.exit(code ?? 128 + constants.signals[signal]);
});
