package lianban.exchange.material;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import lianban.exchange.material.Upload.State;
import lianban.kernel.problem.ProblemType;
import lianban.service.problem.ProblemException;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

class UploadServiceTest {

  private static final int PART = MaterialStore.PART;

  private final byte[] content = Samples.pdf(3 * PART + 7);
  private final Workshop shop = new Workshop();

  @Test
  void aContentThatCameInPiecesIsWholeUnderItsHash() {
    Upload upload = shop.open("k", content);
    Upload first = shop.append(upload, 0, Samples.slice(content, 0, PART + 9));
    assertThat(first.offset()).isEqualTo(PART + 9);
    assertThat(first.state()).isEqualTo(State.OPEN);

    Upload whole = shop.send(first, content);

    assertThat(whole.state()).isEqualTo(State.COMPLETE);
    assertThat(whole.mediaType()).isEqualTo("application/pdf");
    assertThat(whole.sha256()).isEqualTo(sha256(content));
    assertThat(shop.bytes(sha256(content))).isEqualTo(content);
  }

  @Test
  void openingTwiceUnderOneKeyOpensOneUpload() {
    Upload first = shop.open("k", content);
    assertThat(shop.open("k", content)).isEqualTo(first);
    assertProblem(ProblemType.IDEMPOTENCY_KEY_REUSED, () -> shop.open("k", new byte[9]));
    assertThat(shop.open("l", content).id()).isNotEqualTo(first.id());
  }

  @Test
  void refusesWhatTheMatterDoesNotTake() {
    assertProblem(ProblemType.UNKNOWN_MATTER, () -> open("none", "contract", "a.pdf", 9));
    assertProblem(ProblemType.UNKNOWN_MATERIAL, () -> open(Samples.MATTER, "none", "a.pdf", 9));
    assertProblem(
        ProblemType.BODY_TOO_LARGE, () -> open(Samples.MATTER, "contract", "a.pdf", (1 << 20) + 1));
    for (String name : List.of(" ", "../a.pdf", "a\nb", "x".repeat(201))) {
      assertProblem(ProblemType.INVALID_REQUEST, () -> open(Samples.MATTER, "contract", name, 9));
    }
    assertProblem(ProblemType.INVALID_REQUEST, () -> open(Samples.MATTER, "contract", "a.pdf", 0));
  }

  @Test
  void refusesAnotherOffsetThanItsOwn() {
    Upload upload = shop.open("k", content);
    shop.append(upload, 0, new byte[100]);

    assertProblem(ProblemType.UPLOAD_OFFSET_MISMATCH, () -> shop.append(upload, 0, new byte[100]));
    assertProblem(
        ProblemType.UPLOAD_OFFSET_MISMATCH, () -> shop.append(upload, 200, new byte[100]));
    assertThat(status(upload).offset()).isEqualTo(100);
  }

  @Test
  void keepsWhatCameBeforeTheConnectionBroke() {
    Upload upload = shop.open("k", content);
    shop.process()
        .uploads()
        .append(Workshop.WINDOW, upload.id(), 0, brokenAfter(content, PART + 50), null);

    Upload kept = status(upload);
    assertThat(kept.offset()).isEqualTo(PART + 50);
    assertThat(shop.send(kept, content).sha256()).isEqualTo(sha256(content));
  }

  @Test
  void takesAPieceWithAChecksumWholeOrNotAtAll() throws Exception {
    Upload upload = shop.open("k", content);
    byte[] piece = Samples.slice(content, 0, 2 * PART);
    Checksum right = checksum("sha1", "SHA-1", piece);
    byte[] damaged = piece.clone();
    damaged[PART + 1]++;

    assertProblem(ProblemType.CHECKSUM_MISMATCH, () -> shop.append(upload, 0, damaged, right));
    assertProblem(
        ProblemType.CHECKSUM_MISMATCH,
        () ->
            shop.process()
                .uploads()
                .append(Workshop.WINDOW, upload.id(), 0, brokenAfter(piece, PART + 5), right));
    assertThat(status(upload).offset()).isZero();
    assertThat(shop.store.names()).isEmpty();

    assertThat(shop.append(upload, 0, piece, right).offset()).isEqualTo(2 * PART);
    byte[] rest = Samples.slice(content, 2 * PART, content.length);
    Upload whole = shop.append(upload, 2 * PART, rest, checksum("sha256", "SHA-256", rest));
    assertThat(shop.bytes(Objects.requireNonNull(whole.sha256()))).isEqualTo(content);
  }

  @Test
  void takesNoMoreThanWasDeclared() {
    Upload upload = shop.open("k", content);
    byte[] more = Samples.pdf(content.length + 1);

    assertProblem(ProblemType.BODY_TOO_LARGE, () -> shop.append(upload, 0, more));

    assertThat(status(upload).offset()).isLessThan(content.length);
  }

  @Test
  void whoComesLaterTakesTheUploadOver() {
    Upload upload = shop.open("k", content);
    InputStream interrupted =
        new InputStream() {
          private int sent = 0;

          @Override
          public int read() {
            throw new UnsupportedOperationException();
          }

          @Override
          public int read(byte[] into, int from, int most) {
            if (sent > 0) {
              return -1;
            }
            // Before the first piece is here, the client comes again over another connection.
            shop.append(upload, 0, Samples.slice(content, 0, 10));
            sent = 20;
            return sent;
          }
        };

    assertProblem(
        ProblemType.CONFLICT,
        () -> shop.process().uploads().append(Workshop.WINDOW, upload.id(), 0, interrupted, null));

    assertThat(shop.store.names()).hasSize(1);
    assertThat(shop.send(status(upload), content).sha256()).isEqualTo(sha256(content));
  }

  @Test
  void looksAtTheContentAndNotAtItsName() {
    byte[] program = new byte[500];
    program[0] = 'M';
    program[1] = 'Z';
    Upload upload = shop.open("k", program);

    assertProblem(ProblemType.UNSUPPORTED_MEDIA_TYPE, () -> shop.send(upload, program));

    assertProblem(ProblemType.UNSUPPORTED_MEDIA_TYPE, () -> status(upload));
    assertProblem(ProblemType.UNSUPPORTED_MEDIA_TYPE, () -> shop.append(upload, 500, new byte[0]));
    assertThat(shop.store.names()).isEmpty();
    assertThat(shop.contents.after("", 9)).isEmpty();
  }

  @Test
  void theSameContentTwiceIsStoredOnce() {
    Upload first = shop.send(shop.open("k", content), content);
    Upload second = shop.send(shop.open("l", content), content);

    assertThat(second.sha256()).isEqualTo(first.sha256());
    assertThat(shop.contents.after("", 9)).hasSize(1);
    assertThat(shop.store.names()).hasSize(4);
    assertThat(shop.bytes(sha256(content))).isEqualTo(content);
  }

  @Test
  void refusesAnInfectedContentAndKeepsNothingOfIt() {
    shop.scanner = _ -> new VirusScan.Verdict.Infected("Eicar");
    Upload upload = shop.open("k", content);

    assertProblem(ProblemType.INFECTED_CONTENT, () -> shop.send(upload, content));

    assertProblem(ProblemType.INFECTED_CONTENT, () -> status(upload));
    assertThat(shop.store.names()).isEmpty();
  }

  @Test
  void waitsForTheScannerIfItMust() {
    shop.isScanRequired = true;
    Upload upload = shop.open("k", content);
    assertProblem(ProblemType.HOP_UNAVAILABLE, () -> shop.send(upload, content));
    assertProblem(ProblemType.HOP_UNAVAILABLE, () -> status(upload));

    shop.scanner = _ -> new VirusScan.Verdict.Clean();

    assertThat(status(upload).state()).isEqualTo(State.COMPLETE);
  }

  @Test
  void whatWasNotScannedIsScannedBeforeACaseHasIt() {
    String hash = sha256(content);
    shop.send(shop.open("k", content), content);
    shop.scanner = _ -> new VirusScan.Verdict.Infected("Eicar");

    assertProblem(ProblemType.INFECTED_CONTENT, () -> shop.process().claims().claim(hash, "case"));
    shop.scanner = VirusScan.NONE;
    assertProblem(ProblemType.INFECTED_CONTENT, () -> shop.process().claims().claim(hash, "case"));
    Upload again = shop.open("l", content);
    assertProblem(ProblemType.INFECTED_CONTENT, () -> shop.send(again, content));
  }

  @Test
  void anotherOwnersUploadLooksLikeNone() {
    Upload upload = shop.open("k", content);
    var service = shop.process().uploads();
    assertProblem(ProblemType.NOT_FOUND, () -> service.status("bank", upload.id()));
    assertProblem(ProblemType.NOT_FOUND, () -> service.end("bank", upload.id()));
    assertProblem(ProblemType.NOT_FOUND, () -> service.status(Workshop.WINDOW, "none"));
  }

  @Test
  void anUploadThatIsOverIsGoneAndLeavesNothing() {
    Upload expired = shop.open("k", content);
    shop.append(expired, 0, Samples.slice(content, 0, 2 * PART));
    Upload ended = shop.open("l", content);
    shop.append(ended, 0, Samples.slice(content, 0, PART));
    shop.process().uploads().end(Workshop.WINDOW, ended.id());
    assertProblem(ProblemType.UPLOAD_GONE, () -> status(ended));
    assertProblem(ProblemType.UPLOAD_GONE, () -> shop.append(ended, PART, new byte[1]));

    shop.now = shop.now.plus(Workshop.EXPIRY).plusSeconds(1);
    assertProblem(ProblemType.UPLOAD_GONE, () -> status(expired));
    shop.sweepAfter(Duration.ZERO);

    assertProblem(ProblemType.NOT_FOUND, () -> status(expired));
    assertThat(shop.store.names()).isEmpty();
    assertThat(shop.uploads.after("", 9)).isEmpty();
  }

  private Upload status(Upload upload) {
    return shop.process().uploads().status(Workshop.WINDOW, upload.id());
  }

  private Upload open(String matter, String material, String name, long length) {
    return shop.process().uploads().open(Workshop.WINDOW, "k", matter, material, name, length);
  }

  private static InputStream brokenAfter(byte[] bytes, int after) {
    return new InputStream() {
      private int sent = 0;

      @Override
      public int read() {
        throw new UnsupportedOperationException();
      }

      @Override
      public int read(byte[] into, int from, int most) throws IOException {
        if (sent == after) {
          throw new IOException("the connection was reset");
        }
        int some = Math.min(Math.min(most, 60_000), after - sent);
        System.arraycopy(bytes, sent, into, from, some);
        sent += some;
        return some;
      }
    };
  }

  private static Checksum checksum(String name, String algorithm, byte[] bytes) throws Exception {
    byte[] hash = MessageDigest.getInstance(algorithm).digest(bytes);
    return Objects.requireNonNull(
        Checksum.parse(name + " " + Base64.getEncoder().encodeToString(hash)));
  }

  static String sha256(byte[] bytes) {
    return HexFormat.of().formatHex(Checksum.digest("SHA-256").digest(bytes));
  }

  private static void assertProblem(ProblemType type, ThrowingCallable call) {
    assertThatExceptionOfType(ProblemException.class)
        .isThrownBy(call)
        .extracting(ProblemException::type)
        .isEqualTo(type);
  }
}
