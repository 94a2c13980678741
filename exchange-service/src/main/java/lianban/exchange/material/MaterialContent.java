package lianban.exchange.material;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A content, kept once however often it is uploaded.
 *
 * @param sha256 hexadecimal
 * @param stem of the upload that brought its parts
 * @param scannedAt when it was found clean, null if it was not scanned
 * @param infected what was found in it, null if nothing
 * @param kept whether a case is known to have it: then it stays for good
 * @param claims filings that are under way and may name it
 * @param keepUntil when it may go if no case has it
 * @param gone whether its parts are being removed: then it can only be brought anew
 */
public record MaterialContent(
    String sha256,
    long revision,
    long size,
    String mediaType,
    String stem,
    List<Upload.Run> runs,
    @Nullable Instant scannedAt,
    @Nullable String infected,
    boolean kept,
    List<Claim> claims,
    Instant keepUntil,
    boolean gone) {

  public MaterialContent {
    runs = List.copyOf(runs);
    claims = List.copyOf(claims);
  }

  /** That a case may name it; the case itself, once stored, is the truth. */
  public record Claim(String caseId, Instant at) {}

  static MaterialContent brought(
      Upload upload, String sha256, String mediaType, @Nullable Instant scannedAt, Instant until) {
    return new MaterialContent(
        sha256,
        1,
        upload.offset(),
        mediaType,
        upload.stem(),
        upload.runs(),
        scannedAt,
        null,
        false,
        List.of(),
        until,
        false);
  }

  List<String> parts() {
    return Upload.parts(stem, runs);
  }

  boolean isClaimedBy(String caseId) {
    return kept || claims.stream().anyMatch(claim -> claim.caseId.equals(caseId));
  }

  /** The same content, brought anew after this one was given up. */
  MaterialContent broughtAnew(MaterialContent fresh) {
    return new MaterialContent(
        sha256,
        revision + 1,
        fresh.size,
        fresh.mediaType,
        fresh.stem,
        fresh.runs,
        fresh.scannedAt,
        null,
        false,
        List.of(),
        fresh.keepUntil,
        false);
  }

  MaterialContent claimed(String caseId, Instant now) {
    List<Claim> more = new ArrayList<>(claims);
    more.add(new Claim(caseId, now));
    return with(scannedAt, infected, kept, more, keepUntil, gone);
  }

  MaterialContent confirmed() {
    return with(scannedAt, infected, true, List.of(), keepUntil, gone);
  }

  MaterialContent released(List<Claim> left) {
    return with(scannedAt, infected, kept, left, keepUntil, gone);
  }

  MaterialContent until(Instant later) {
    return with(scannedAt, infected, kept, claims, later, gone);
  }

  MaterialContent foundClean(Instant at) {
    return with(at, null, kept, claims, keepUntil, gone);
  }

  MaterialContent foundInfected(String by) {
    return with(scannedAt, by, kept, claims, keepUntil, gone);
  }

  MaterialContent givenUp() {
    return with(scannedAt, infected, kept, claims, keepUntil, true);
  }

  private MaterialContent with(
      @Nullable Instant scanned,
      @Nullable String found,
      boolean isKept,
      List<Claim> by,
      Instant until,
      boolean isGone) {
    return new MaterialContent(
        sha256,
        revision + 1,
        size,
        mediaType,
        stem,
        runs,
        scanned,
        found,
        isKept,
        by,
        until,
        isGone);
  }
}
