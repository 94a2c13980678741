package lianban.exchange.material;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import lianban.kernel.problem.ProblemType;
import org.jspecify.annotations.Nullable;

/**
 * A content on its way. Its bytes lie in parts; only those that its runs name belong to it, so a
 * part that was written and never entered here has never been seen by anybody.
 *
 * @param revision counts the writes
 * @param owner subject of the token that opened it
 * @param digest of the declaration, to tell a repetition from another under the same key
 * @param offset bytes that are here for good
 * @param sessions how many requests have brought bytes; only the last may still do so
 * @param runs in the order of the bytes
 * @param expiresAt when it is over by itself; of one that is over, when its remains are removed
 */
public record Upload(
    String id,
    long revision,
    String owner,
    String digest,
    Declared declared,
    State state,
    long offset,
    int sessions,
    List<Run> runs,
    @Nullable String sha256,
    @Nullable String mediaType,
    @Nullable Refusal refusal,
    Instant createdAt,
    Instant expiresAt) {

  public Upload {
    runs = List.copyOf(runs);
  }

  /**
   * What is to come.
   *
   * @param name file name
   * @param length in bytes
   */
  public record Declared(
      String matter, int matterVersion, String material, String name, long length) {}

  /** Where an upload stands. */
  public enum State {
    /** Bytes are missing, or were not looked at yet. */
    OPEN,
    /** Its content is stored. */
    COMPLETE,
    /** Its content is not taken. */
    REJECTED,
    /** Expired or ended by its owner. */
    OVER
  }

  /** Parts that one request brought, numbered from 0. */
  public record Run(int session, int parts, long bytes) {}

  /** Why a content is not taken. */
  public record Refusal(ProblemType problem, String detail) {}

  static Upload opened(
      String id, String owner, String digest, Declared declared, Instant now, Instant expiresAt) {
    return new Upload(
        id,
        1,
        owner,
        digest,
        declared,
        State.OPEN,
        0,
        0,
        List.of(),
        null,
        null,
        null,
        now,
        expiresAt);
  }

  public boolean isWhole() {
    return offset == declared.length();
  }

  /**
   * What the names of its parts begin with. Once it is over and forgotten its id can come again, so
   * the id alone would not do.
   */
  String stem() {
    return id + "-" + createdAt.toEpochMilli();
  }

  /** The name of a part, whether or not it belongs to the content. */
  String part(int session, int number) {
    return part(stem(), session, number);
  }

  private static String part(String stem, int session, int number) {
    return stem + "/" + session + "/" + number;
  }

  /** The parts of some runs, in order. */
  static List<String> parts(String stem, List<Run> runs) {
    return runs.stream().flatMap(run -> parts(stem, run)).toList();
  }

  private static Stream<String> parts(String stem, Run run) {
    return IntStream.range(0, run.parts).mapToObj(number -> part(stem, run.session, number));
  }

  List<String> parts() {
    return parts(stem(), runs);
  }

  /** A further request brings bytes; whoever did so before may not go on. */
  Upload begun() {
    return with(state, offset, sessions + 1, runs, sha256, mediaType, refusal, expiresAt);
  }

  /** Parts of the last session came to stay. */
  Upload grown(int parts, long bytes) {
    List<Run> grown = new ArrayList<>(runs);
    if (!grown.isEmpty() && grown.getLast().session == sessions) {
      Run last = grown.removeLast();
      grown.add(new Run(sessions, last.parts + parts, last.bytes + bytes));
    } else {
      grown.add(new Run(sessions, parts, bytes));
    }
    return with(state, offset + bytes, sessions, grown, sha256, mediaType, refusal, expiresAt);
  }

  /** It is known what came: written down before a content may refer to these parts. */
  Upload lookedAt(String hash, String type) {
    return with(state, offset, sessions, runs, hash, type, refusal, expiresAt);
  }

  Upload completed(Instant until) {
    return with(State.COMPLETE, offset, sessions, runs, sha256, mediaType, null, until);
  }

  Upload rejected(Refusal why, Instant until) {
    return with(State.REJECTED, offset, sessions, runs, sha256, mediaType, why, until);
  }

  Upload over(Instant until) {
    return with(State.OVER, offset, sessions, runs, sha256, mediaType, refusal, until);
  }

  private Upload with(
      State newState,
      long newOffset,
      int newSessions,
      List<Run> newRuns,
      @Nullable String hash,
      @Nullable String type,
      @Nullable Refusal why,
      Instant until) {
    return new Upload(
        id,
        revision + 1,
        owner,
        digest,
        declared,
        newState,
        newOffset,
        newSessions,
        newRuns,
        hash,
        type,
        why,
        createdAt,
        until);
  }
}
