package lianban.exchange.material.clamav;

import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Iterator;
import lianban.exchange.material.VirusScan;

/**
 * Asks a ClamAV daemon (clamd, command INSTREAM): the content goes in pieces, each after its length
 * in four bytes, and a length of 0 ends it. A connection for each content: the daemon closes it
 * after one.
 */
public final class ClamAvScan implements VirusScan {

  private static final byte[] COMMAND = "zINSTREAM\0".getBytes(StandardCharsets.US_ASCII);
  private static final int LONGEST_ANSWER = 4_096;
  private static final String FOUND = " FOUND";
  private static final String PREFIX = "stream: ";

  private final String host;
  private final int port;
  private final int timeoutMillis;

  /**
   * @param timeout to connect, and of the answer once all was sent
   */
  public ClamAvScan(String host, int port, Duration timeout) {
    this.host = host;
    this.port = port;
    this.timeoutMillis = Math.toIntExact(timeout.toMillis());
  }

  @Override
  public Verdict scan(Iterator<byte[]> pieces) {
    try (var socket = new Socket()) {
      socket.connect(new InetSocketAddress(host, port), timeoutMillis);
      socket.setSoTimeout(timeoutMillis);
      return asked(socket, pieces);
    } catch (IOException e) {
      return new Verdict.NotScanned("clamd at " + host + ":" + port + ": " + e);
    }
  }

  private static Verdict asked(Socket socket, Iterator<byte[]> pieces) throws IOException {
    try {
      send(new DataOutputStream(socket.getOutputStream()), pieces);
    } catch (IOException e) {
      // It may have said why before it closed, as when the content is larger than it takes.
      return verdict(answer(socket.getInputStream()));
    }
    return verdict(answer(socket.getInputStream()));
  }

  private static void send(DataOutputStream out, Iterator<byte[]> pieces) throws IOException {
    out.write(COMMAND);
    while (pieces.hasNext()) {
      byte[] piece = pieces.next();
      out.writeInt(piece.length);
      out.write(piece);
    }
    out.writeInt(0);
    out.flush();
  }

  private static String answer(InputStream in) throws IOException {
    byte[] answer = in.readNBytes(LONGEST_ANSWER);
    return new String(answer, StandardCharsets.UTF_8).replace("\0", "").strip();
  }

  /** {@code stream: OK}, {@code stream: <name> FOUND}, or what went wrong. */
  private static Verdict verdict(String answer) {
    if (answer.equals(PREFIX + "OK")) {
      return new Verdict.Clean();
    }
    if (answer.startsWith(PREFIX) && answer.endsWith(FOUND)) {
      return new Verdict.Infected(
          answer.substring(PREFIX.length(), answer.length() - FOUND.length()));
    }
    return new Verdict.NotScanned("clamd said: " + (answer.isEmpty() ? "nothing" : answer));
  }
}
