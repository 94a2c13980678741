package lianban.exchange.material;

import java.io.ByteArrayOutputStream;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.Objects;
import lianban.exchange.approval.Matters;
import lianban.exchange.material.Upload.Refusal;
import lianban.exchange.material.Upload.State;
import lianban.exchange.material.VirusScan.Verdict;
import lianban.kernel.problem.ProblemType;
import lianban.service.problem.ProblemException;
import org.jspecify.annotations.Nullable;

/**
 * Turns an upload that is whole into a content: hashes it, looks what it is, has it scanned, and
 * keeps it once. May be broken off and done again anywhere, by several at once: first the content
 * is stored, then the upload says so, then what is left over goes. Before a content refers to the
 * parts of an upload, the upload knows the content, so that its end leaves them there.
 */
final class UploadCompletion {

  private final Uploads uploads;
  private final MaterialContents contents;
  private final MaterialStore store;
  private final Screening screening;
  private final Matters matters;
  private final ContentTypes types = new ContentTypes();
  private final Duration keep;
  private final InstantSource clock;

  /**
   * @param keep how long a content is kept that no case has yet
   */
  UploadCompletion(
      Uploads uploads,
      MaterialContents contents,
      MaterialStore store,
      Screening screening,
      Matters matters,
      Duration keep,
      InstantSource clock) {
    this.uploads = uploads;
    this.contents = contents;
    this.store = store;
    this.screening = screening;
    this.matters = matters;
    this.keep = keep;
    this.clock = clock;
  }

  /**
   * The upload after all that follows from its last byte; as it is, if bytes are missing.
   *
   * @throws ProblemException if it must be scanned first and cannot be
   */
  Upload complete(Upload upload) {
    @Nullable Upload stored = upload;
    while (stored != null && stored.state() == State.OPEN && stored.isWhole()) {
      Upload next = next(stored);
      if (uploads.replace(next)) {
        discard(next);
        stored = next;
      } else {
        stored = uploads.find(upload.id());
      }
    }
    if (stored == null) {
      throw UploadService.gone();
    }
    return stored;
  }

  private Upload next(Upload upload) {
    String hash = upload.sha256();
    String type = upload.mediaType();
    return hash == null || type == null ? lookedAt(upload) : judged(upload, hash, type);
  }

  private Upload judged(Upload upload, String hash, String type) {
    MaterialRule rule = rule(upload.declared());
    if (!rule.formats().contains(type)) {
      return rejected(
          upload,
          ProblemType.UNSUPPORTED_MEDIA_TYPE,
          "The content is %s; %s takes %s."
              .formatted(type, rule.code(), String.join(", ", rule.formats())));
    }
    return kept(upload, hash, type);
  }

  private MaterialRule rule(Upload.Declared declared) {
    return Objects.requireNonNull(
        matters
            .version(declared.matter(), declared.matterVersion())
            .intake()
            .material(declared.material()),
        "an upload names a material of its matter");
  }

  private Upload lookedAt(Upload upload) {
    MessageDigest digest = Checksum.digest("SHA-256");
    var head = new ByteArrayOutputStream();
    for (String part : upload.parts()) {
      byte[] bytes = Objects.requireNonNull(store.read(part), "a part of an upload is there");
      digest.update(bytes);
      head.write(bytes, 0, Math.min(bytes.length, Math.max(0, ContentTypes.HEAD - head.size())));
    }
    return upload.lookedAt(HexFormat.of().formatHex(digest.digest()), types.of(head.toByteArray()));
  }

  private Upload kept(Upload upload, String hash, String type) {
    while (true) {
      Instant until = clock.instant().plus(keep);
      MaterialContent known = contents.find(hash);
      if (known == null || known.gone()) {
        Verdict verdict = screening.verdict(upload.parts());
        if (verdict instanceof Verdict.Infected(String name)) {
          return rejected(upload, Screening.infected(name));
        }
        Instant scannedAt = verdict instanceof Verdict.Clean ? clock.instant() : null;
        var fresh = MaterialContent.brought(upload, hash, type, scannedAt, until);
        if (known == null ? contents.insert(fresh) : contents.replace(known.broughtAnew(fresh))) {
          return upload.completed(until);
        }
      } else if (known.infected() != null) {
        return rejected(upload, Screening.infected(known.infected()));
      } else if (known.kept() || contents.replace(known.until(until))) {
        return upload.completed(until);
      }
    }
  }

  private Upload rejected(Upload upload, ProblemException why) {
    return rejected(upload, why.type(), why.detail());
  }

  private Upload rejected(Upload upload, ProblemType problem, String detail) {
    return upload.rejected(new Refusal(problem, detail), clock.instant().plus(keep));
  }

  /** The bytes of what is not taken, or is there already. The sweeper does it again at the end. */
  private void discard(Upload judged) {
    String hash = judged.sha256();
    if (judged.state() == State.OPEN || hash == null) {
      return;
    }
    MaterialContent content = contents.find(hash);
    if (content == null || !content.stem().equals(judged.stem())) {
      store.delete(judged.parts().reversed());
    }
  }
}
