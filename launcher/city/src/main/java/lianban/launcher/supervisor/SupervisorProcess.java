package lianban.launcher.supervisor;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.InstantSource;
import java.util.concurrent.CountDownLatch;
import lianban.launcher.city.City;

/**
 * The supervisor as a process of its own, started by {@code up} and stopped by SIGTERM. The system
 * property {@code lianban.root} names the project folder, for which only one supervisor works at a
 * time.
 */
public final class SupervisorProcess {

  private SupervisorProcess() {}

  /** Runs until told to end. */
  public static void main(String[] args) throws IOException, InterruptedException {
    City city = City.here();
    Journal journal = new Journal(InstantSource.system(), System.out);
    try (FileChannel lockFile = open(city.folder().lockFile());
        FileLock lock = lockFile.tryLock()) {
      if (lock == null) {
        journal.write("another supervisor is at work");
        System.exit(1);
      }
      supervise(city, journal);
    }
  }

  private static void supervise(City city, Journal journal) throws InterruptedException {
    Supervisor supervisor = new Supervisor(city.config(), journal);
    Runtime.getRuntime()
        .addShutdownHook(Thread.ofPlatform().name("stop").unstarted(supervisor::stop));
    supervisor.start();
    new CountDownLatch(1).await();
  }

  private static FileChannel open(Path file) throws IOException {
    return FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
  }
}
