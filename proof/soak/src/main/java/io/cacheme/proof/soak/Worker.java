package io.cacheme.proof.soak;

/** Does one thing over and over on a thread, until it is stopped. */
final class Worker {

  private final Thread thread;
  private volatile boolean stopped;

  private Worker(String name, Runnable task) {
    this.thread = new Thread(() -> run(task), name);
    thread.setDaemon(true);
  }

  static Worker start(String name, Runnable task) {
    Worker worker = new Worker(name, task);
    worker.thread.start();
    return worker;
  }

  /** Returns when it does it no more. */
  void stop() throws InterruptedException {
    stopped = true;
    thread.join();
  }

  /** What it throws ends the process: nobody would see that it is not done any more. */
  private void run(Runnable task) {
    try {
      while (!stopped) {
        task.run();
      }
    } catch (Throwable e) {
      e.printStackTrace();
      Runtime.getRuntime().halt(1);
    }
  }
}
