package lianban.exchange.material;

import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import lianban.exchange.approval.Matter;
import lianban.exchange.approval.Matters;
import lianban.exchange.material.Upload.Declared;
import lianban.exchange.material.Upload.State;
import lianban.kernel.problem.ProblemType;
import lianban.service.problem.ProblemException;
import org.jspecify.annotations.Nullable;

/**
 * Takes uploads in, piece by piece. A piece is first written and then entered; one that was written
 * and not entered, because the process was killed in between, is not part of anything and is
 * removed when the upload is over.
 */
public final class UploadService {

  /** Pieces of 64 KiB still bring the largest content in so many requests. */
  private static final int MOST_SESSIONS = 1_000;

  private static final int MOST_NAME = 200;

  private final Uploads uploads;
  private final MaterialStore store;
  private final UploadCompletion completion;
  private final Matters matters;
  private final Duration expiry;
  private final Duration grace;
  private final InstantSource clock;

  /**
   * @param expiry how long an upload may take
   * @param grace how long the remains of one that is over lie
   */
  UploadService(
      Uploads uploads,
      MaterialStore store,
      UploadCompletion completion,
      Matters matters,
      Duration expiry,
      Duration grace,
      InstantSource clock) {
    this.uploads = uploads;
    this.store = store;
    this.completion = completion;
    this.matters = matters;
    this.expiry = expiry;
    this.grace = grace;
    this.clock = clock;
  }

  /**
   * Opens an upload, or finds the one that the same request opened before.
   *
   * @param owner subject of the token
   * @param key the caller's idempotency key
   * @param length of the content in bytes
   * @throws ProblemException if the matter takes no such material
   */
  public Upload open(
      String owner, String key, String matter, String material, String name, long length) {
    Matter current = matters.current(matter);
    if (current == null) {
      throw new ProblemException(
          ProblemType.UNKNOWN_MATTER, "No matter " + matter + " is in force.");
    }
    check(current, material, name, length);
    var declared = new Declared(matter, current.version(), material, name, length);
    String digest = hash(String.join("\n", matter, material, name, String.valueOf(length)));
    String id = hash(owner + "\n" + key);
    var opened =
        Upload.opened(id, owner, digest, declared, clock.instant(), clock.instant().plus(expiry));
    return uploads.insert(opened) ? opened : existing(owner, id, digest);
  }

  private static void check(Matter matter, String material, String name, long length) {
    MaterialRule rule = matter.intake().material(material);
    if (rule == null) {
      throw new ProblemException(
          ProblemType.UNKNOWN_MATERIAL,
          "Matter " + matter.id() + " asks for no material " + material + ".");
    }
    if (length > rule.mostBytes()) {
      throw new ProblemException(
          ProblemType.BODY_TOO_LARGE, material + " has at most " + rule.mostBytes() + " bytes.");
    }
    boolean isPlain = name.chars().noneMatch(c -> Character.isISOControl(c) || c == '/');
    if (length < 1 || name.isBlank() || name.length() > MOST_NAME || !isPlain) {
      throw new ProblemException(
          ProblemType.INVALID_REQUEST,
          "An upload has a length of at least 1 and a plain file name of at most "
              + MOST_NAME
              + " characters.");
    }
  }

  private Upload existing(String owner, String id, String digest) {
    Upload known = own(owner, id);
    if (!known.digest().equals(digest)) {
      throw new ProblemException(
          ProblemType.IDEMPOTENCY_KEY_REUSED,
          "Another upload was opened under this Idempotency-Key.");
    }
    return known;
  }

  /**
   * Where an upload stands. One that is whole is completed first, if that was broken off.
   *
   * @throws ProblemException if there is none, it is over, or its content was not taken
   */
  public Upload status(String owner, String id) {
    return told(completion.complete(told(own(owner, id))));
  }

  /**
   * Takes a piece in. What came stays, also if the connection breaks, but for a piece with a
   * checksum, which comes whole or not at all.
   *
   * @param offset where the caller believes the upload to stand
   * @throws ProblemException if it stands elsewhere, or too much comes, or the content that is now
   *     whole is not taken
   */
  public Upload append(
      String owner, String id, long offset, InputStream body, @Nullable Checksum checksum) {
    Upload begun = begin(owner, id, offset);
    var pieces = new Pieces(body);
    Upload grown = checksum == null ? receive(begun, pieces) : receive(begun, pieces, checksum);
    return told(completion.complete(grown));
  }

  private Upload begin(String owner, String id, long offset) {
    while (true) {
      Upload upload = told(own(owner, id));
      if (offset != upload.offset()) {
        throw new ProblemException(
            ProblemType.UPLOAD_OFFSET_MISMATCH,
            "The upload stands at " + upload.offset() + ", not at " + offset + ".");
      }
      if (upload.isWhole()) {
        return upload;
      }
      if (upload.sessions() >= MOST_SESSIONS) {
        throw new ProblemException(
            ProblemType.INVALID_REQUEST, "The upload came in too many pieces; send larger ones.");
      }
      Upload begun = upload.begun();
      if (uploads.replace(begun)) {
        return begun;
      }
    }
  }

  private Upload receive(Upload begun, Pieces pieces) {
    Upload upload = begun;
    int number = 0;
    for (byte[] piece = pieces.next(); piece != null; piece = pieces.next()) {
      requireRoom(upload.offset() + piece.length, upload);
      String part = upload.part(upload.sessions(), number);
      number++;
      store.write(part, piece);
      upload = entered(upload.grown(1, piece.length), List.of(part));
    }
    return upload;
  }

  private Upload receive(Upload begun, Pieces pieces, Checksum checksum) {
    MessageDigest digest = checksum.digest();
    List<String> parts = new ArrayList<>();
    long bytes = 0;
    try {
      for (byte[] piece = pieces.next(); piece != null; piece = pieces.next()) {
        bytes += piece.length;
        requireRoom(begun.offset() + bytes, begun);
        digest.update(piece);
        parts.add(begun.part(begun.sessions(), parts.size()));
        store.write(parts.getLast(), piece);
      }
      requireWhole(pieces, checksum.fits(digest));
    } catch (ProblemException e) {
      store.delete(parts.reversed());
      throw e;
    }
    return parts.isEmpty() ? begun : entered(begun.grown(parts.size(), bytes), parts);
  }

  private static void requireWhole(Pieces pieces, boolean fits) {
    if (pieces.isCut() || !fits) {
      throw new ProblemException(
          ProblemType.CHECKSUM_MISMATCH, "The piece does not hash to its checksum.");
    }
  }

  private static void requireRoom(long bytes, Upload upload) {
    if (bytes > upload.declared().length()) {
      throw new ProblemException(
          ProblemType.BODY_TOO_LARGE,
          "More comes than the " + upload.declared().length() + " bytes that were declared.");
    }
  }

  /** Enters parts, unless another request has taken over or the upload is over. */
  private Upload entered(Upload grown, List<String> parts) {
    if (uploads.replace(grown)) {
      return grown;
    }
    Upload stored = uploads.find(grown.id());
    // A write whose answer was lost may have been done all the same.
    if (stored == null || !stored.parts().containsAll(parts)) {
      store.delete(parts.reversed());
      throw new ProblemException(
          ProblemType.CONFLICT, "Another request goes on with this upload, or has ended it.");
    }
    return stored;
  }

  /**
   * Ends an upload. What a case has of it already stays with the case.
   *
   * @throws ProblemException if there is none
   */
  public void end(String owner, String id) {
    while (true) {
      Upload upload = own(owner, id);
      if (upload.state() == State.OVER
          || uploads.replace(upload.over(clock.instant().plus(grace)))) {
        return;
      }
    }
  }

  /** Somebody else's upload looks like none at all. */
  private Upload own(String owner, String id) {
    Upload upload = uploads.find(id);
    if (upload == null || !upload.owner().equals(owner)) {
      throw new ProblemException(ProblemType.NOT_FOUND, "There is no such upload.");
    }
    return upload;
  }

  private Upload told(Upload upload) {
    Upload.Refusal refusal = upload.refusal();
    if (upload.state() == State.OVER || upload.expiresAt().isBefore(clock.instant())) {
      throw gone();
    }
    if (refusal != null) {
      throw new ProblemException(refusal.problem(), refusal.detail());
    }
    return upload;
  }

  static ProblemException gone() {
    return new ProblemException(ProblemType.UPLOAD_GONE, "The upload has expired or was ended.");
  }

  /** 160 bits, in hexadecimal. */
  private static String hash(String text) {
    byte[] digest = Checksum.digest("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
    return HexFormat.of().formatHex(digest, 0, 20);
  }
}
