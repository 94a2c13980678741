package lianban.exchange.material;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import lianban.exchange.approval.ApprovalCase;
import lianban.exchange.approval.Cases;
import lianban.exchange.material.Upload.State;
import lianban.exchange.proof.KilledAnywhere;
import lianban.exchange.proof.KilledAnywhere.KilledException;
import lianban.service.problem.ProblemException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Clients upload a few contents, again and again, while every process may be killed between any two
 * calls of a port; filings claim them, and the sweeper runs all the time. In the end each case has
 * its content whole, and nothing else is left.
 */
class MaterialSimulationTest {

  private static final int CLIENTS = 6;

  static LongStream seeds() {
    return LongStream.range(0, Integer.getInteger("material.seeds", 20));
  }

  private final Workshop shop = new Workshop();
  private final List<String> filed = new ArrayList<>();
  private int cases = 0;

  @ParameterizedTest
  @MethodSource("seeds")
  void whatACaseHasIsWholeAndNothingElseIsLeft(long seed) {
    Random random = new Random(seed);
    List<byte[]> files =
        IntStream.range(0, 3).mapToObj(i -> Samples.pdf(random, 1 + (3 - i) * 150_000)).toList();
    for (int turn = 0; turn < 120; turn++) {
      byte[] file = files.get(random.nextInt(files.size()));
      survive(() -> clientTurn(random, "k" + random.nextInt(CLIENTS) + "-" + file.length, file));
      if (random.nextInt(4) == 0) {
        shop.now = shop.now.plus(Duration.ofHours(random.nextInt(40)));
        survive(() -> fragile(random).sweeper().step());
      }
    }
    shop.sweepAfter(Duration.ofDays(30));
    shop.sweepAfter(Duration.ofDays(30));

    assertThat(shop.uploads.after("", 99)).isEmpty();
    assertThat(shop.contents.after("", 99))
        .extracting(MaterialContent::sha256)
        .containsExactlyInAnyOrderElementsOf(new HashSet<>(filed));
    Set<String> parts = new HashSet<>();
    for (MaterialContent content : shop.contents.after("", 99)) {
      byte[] bytes = shop.bytes(content.sha256());
      assertThat(UploadServiceTest.sha256(bytes)).isEqualTo(content.sha256());
      parts.addAll(content.parts());
    }
    assertThat(shop.store.names()).isEqualTo(parts);
  }

  private static void survive(Runnable turn) {
    try {
      turn.run();
    } catch (KilledException | ProblemException e) {
      // Another process goes on with what is stored.
    }
  }

  private Workshop.Services fragile(Random random) {
    var killer = new KilledAnywhere(random, 25);
    return shop.process(
        uploads -> killer.port(Uploads.class, uploads),
        contents -> killer.port(MaterialContents.class, contents),
        store -> killer.port(MaterialStore.class, store));
  }

  /** Opens or goes on with an upload, and files a case with it when it is complete. */
  private void clientTurn(Random random, String key, byte[] file) {
    var process = fragile(random);
    Upload upload =
        process
            .uploads()
            .open(Workshop.WINDOW, key, Samples.MATTER, "contract", "a.pdf", file.length);
    Upload stored = process.uploads().status(Workshop.WINDOW, upload.id());
    long left = file.length - stored.offset();
    if (left > 0) {
      byte[] piece =
          Samples.slice(file, stored.offset(), stored.offset() + 1 + random.nextInt((int) left));
      stored =
          process
              .uploads()
              .append(
                  Workshop.WINDOW,
                  upload.id(),
                  stored.offset(),
                  new ByteArrayInputStream(piece),
                  null);
    }
    String hash = stored.sha256();
    if (stored.state() == State.COMPLETE && hash != null && random.nextInt(6) == 0) {
      file(process, hash, stored);
    }
  }

  /** A filing claims first, and may be killed before its case is there. */
  private void file(Workshop.Services process, String hash, Upload upload) {
    cases++;
    String caseId = "case-" + cases;
    if (process.claims().claim(hash, caseId)) {
      ApprovalCase state =
          Cases.withMaterial(
              caseId, CaseMaterial.uploaded(upload, TrustClass.C, Workshop.WINDOW, shop.now));
      shop.cases.insert(state);
      filed.add(hash);
    }
  }
}
