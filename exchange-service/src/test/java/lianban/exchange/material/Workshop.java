package lianban.exchange.material;

import java.io.ByteArrayInputStream;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.function.UnaryOperator;
import lianban.exchange.approval.ApprovalCases;
import lianban.exchange.approval.InMemoryApprovalCases;
import lianban.exchange.approval.InMemoryMatters;
import org.jspecify.annotations.Nullable;

/** Everything around uploads, in memory, with a clock that is set by hand. */
final class Workshop {

  static final Duration EXPIRY = Duration.ofHours(24);
  static final Duration KEEP = Duration.ofDays(7);
  static final Duration GRACE = Duration.ofHours(1);
  static final String WINDOW = "window";

  final InMemoryUploads uploads = new InMemoryUploads();
  final InMemoryMaterialContents contents = new InMemoryMaterialContents();
  final InMemoryMaterialStore store = new InMemoryMaterialStore();
  final ApprovalCases cases = new InMemoryApprovalCases();
  final InMemoryMatters matters = new InMemoryMatters();
  VirusScan scanner = VirusScan.NONE;
  boolean isScanRequired = false;
  Instant now = Samples.NOW;

  Workshop() {
    matters.publish(Samples.matter());
  }

  /** The services of one process; its ports may fail. */
  record Services(UploadService uploads, ContentClaims claims, MaterialSweeper sweeper) {}

  Services process() {
    return process(UnaryOperator.identity(), UnaryOperator.identity(), UnaryOperator.identity());
  }

  Services process(
      UnaryOperator<Uploads> ofUploads,
      UnaryOperator<MaterialContents> ofContents,
      UnaryOperator<MaterialStore> ofStore) {
    InstantSource clock = () -> now;
    Uploads up = ofUploads.apply(uploads);
    MaterialContents known = ofContents.apply(contents);
    MaterialStore bytes = ofStore.apply(store);
    var screening =
        new Screening(pieces -> scanner.scan(pieces), isScanRequired, bytes, known, clock);
    var completion = new UploadCompletion(up, known, bytes, screening, matters, KEEP, clock);
    return new Services(
        new UploadService(up, bytes, completion, matters, EXPIRY, GRACE, clock),
        new ContentClaims(known, screening, clock),
        new MaterialSweeper(up, known, bytes, cases, GRACE, clock));
  }

  /** Opens an upload of the contract. */
  Upload open(String key, byte[] content) {
    return process()
        .uploads
        .open(WINDOW, key, Samples.MATTER, "contract", "合同.pdf", content.length);
  }

  /** Sends all that is left of a content. */
  Upload send(Upload upload, byte[] content) {
    return append(upload, upload.offset(), Samples.slice(content, upload.offset(), content.length));
  }

  Upload append(Upload upload, long offset, byte[] bytes) {
    return append(upload, offset, bytes, null);
  }

  Upload append(Upload upload, long offset, byte[] bytes, @Nullable Checksum checksum) {
    return process()
        .uploads
        .append(WINDOW, upload.id(), offset, new ByteArrayInputStream(bytes), checksum);
  }

  /** Lets time pass and sweeps as often as it takes. */
  void sweepAfter(Duration time) {
    now = now.plus(time);
    MaterialSweeper sweeper = process().sweeper;
    for (int i = 0; i < 6; i++) {
      sweeper.step();
      now = now.plus(GRACE).plusSeconds(1);
    }
  }

  /** The bytes of a content as a reader gets them. */
  byte[] bytes(String sha256) {
    var all = new java.io.ByteArrayOutputStream();
    MaterialContent content = contents.find(sha256);
    if (content != null) {
      for (String part : content.parts()) {
        byte[] bytes = store.read(part);
        all.writeBytes(bytes == null ? new byte[0] : bytes);
      }
    }
    return all.toByteArray();
  }
}
