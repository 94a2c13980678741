package lianban.exchange.material;

import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A daemon that speaks ClamAV's INSTREAM on a socket: it takes a content in pieces and finds the
 * EICAR test text in it, or what else it is told to say.
 */
public final class TestClamd implements AutoCloseable {

  /** Not the test file itself, so that no scanner of a machine takes this source for it. */
  public static final String VIRUS = "EICAR-STANDARD-ANTIVIRUS-TEST-" + "FILE";

  private final ServerSocket server;
  private final Thread serving;
  private final AtomicInteger scans = new AtomicInteger();
  private volatile String answer = "";

  public TestClamd() throws IOException {
    server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    serving = Thread.ofVirtual().name("clamd").start(this::serve);
  }

  public int port() {
    return server.getLocalPort();
  }

  /** How many contents it looked through. */
  public int scans() {
    return scans.get();
  }

  /** From now on it says this of everything; empty: what it finds. */
  public void say(String text) {
    answer = text;
  }

  private void serve() {
    while (!server.isClosed()) {
      try (Socket socket = server.accept()) {
        answer(socket);
      } catch (SocketException e) {
        // Closed, or a client that hung up.
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  private void answer(Socket socket) throws IOException {
    var in = new DataInputStream(socket.getInputStream());
    byte[] command = in.readNBytes(10);
    String said =
        new String(command, StandardCharsets.US_ASCII).equals("zINSTREAM\0")
            ? scanned(in)
            : "UNKNOWN COMMAND";
    socket.getOutputStream().write((said + "\0").getBytes(StandardCharsets.US_ASCII));
  }

  private String scanned(DataInputStream in) throws IOException {
    var content = new ByteArrayOutputStream();
    for (int length = in.readInt(); length != 0; length = in.readInt()) {
      content.write(in.readNBytes(length));
    }
    scans.incrementAndGet();
    boolean found = content.toString(StandardCharsets.ISO_8859_1).contains(VIRUS);
    return answer.isEmpty() ? found ? "stream: Eicar-Test FOUND" : "stream: OK" : answer;
  }

  @Override
  public void close() throws IOException {
    server.close();
    try {
      // A call that was being taken while it closed would still be answered.
      serving.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
