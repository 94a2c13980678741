package lianban.exchange.publication;

import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicBoolean;
import lianban.kernel.problem.ProblemType;
import lianban.service.problem.ProblemException;

/**
 * How much may be published at once: so many bytes as they came, taken before anything is made of
 * them, and so many open streams. Whoever comes when it is used up is asked to come again.
 */
public final class Room {

  private final Semaphore bytes;
  private final Semaphore streams;

  /**
   * @param bytes that may be worked on at once
   * @param streams that may be open at once
   */
  public Room(int bytes, int streams) {
    this.bytes = new Semaphore(bytes);
    this.streams = new Semaphore(streams);
  }

  /** A share of the room, until it is closed. */
  public static final class Place implements AutoCloseable {

    private final Semaphore room;
    private final int size;
    private final AtomicBoolean isGiven = new AtomicBoolean(true);

    private Place(Semaphore room, int size) {
      this.room = room;
      this.size = size;
    }

    @Override
    public void close() {
      if (isGiven.getAndSet(false)) {
        room.release(size);
      }
    }
  }

  /**
   * Room for that many bytes.
   *
   * @throws ProblemException if there is none
   */
  public Place take(int size) {
    return place(bytes, size, "More events are being published than the exchange has room for.");
  }

  /**
   * Room for one more stream.
   *
   * @throws ProblemException if there is none
   */
  public Place openStream() {
    return place(streams, 1, "As many streams are open as the exchange has room for.");
  }

  private static Place place(Semaphore room, int size, String refusal) {
    if (!room.tryAcquire(size)) {
      throw new ProblemException(ProblemType.TOO_BUSY, refusal);
    }
    return new Place(room, size);
  }
}
