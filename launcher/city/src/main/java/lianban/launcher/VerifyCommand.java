package lianban.launcher;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.regex.Pattern;
import lianban.proof.Bundle;
import lianban.proof.CanonicalJson;
import lianban.proof.CertificateFile;
import lianban.proof.CertificateVerifier;
import lianban.proof.Check;
import lianban.proof.Verification;
import lianban.proof.VerificationKey;
import lianban.proof.Verifier;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import tools.jackson.databind.JsonNode;

/**
 * Checks a proof or a certificate from a file, with nothing running and nothing asked over a
 * network.
 */
@Command(
    name = "verify",
    description = {
      "Checks the proof of an event, or the file of a certificate, offline.",
      "The exit code is 0 when it holds, 1 when it does not, 2 when the file is neither.",
      "That a certificate was suspended or revoked since, no file can tell: ask online."
    },
    mixinStandardHelpOptions = true)
final class VerifyCommand implements Callable<Integer> {

  private static final int HOLDS = 0;
  private static final int FAILS = 1;
  private static final int UNUSABLE = 2;
  private static final Pattern FINGERPRINT = Pattern.compile("[A-Za-z0-9_-]{43}");

  @Parameters(
      paramLabel = "FILE",
      description =
          "What GET /api/v1/proof/events or GET /api/v1/certificates/{identifier}/file answered.")
  @SuppressWarnings("NullAway.Init") // picocli sets it before it calls anything
  private Path file;

  @Option(
      names = "--key",
      paramLabel = "KEY",
      description =
          "A key that the exchange is known to sign with: its fingerprint, or a file with a JSON"
              + " Web Key or Key Set. May stand several times. Without it, compare the fingerprint"
              + " shown.")
  private List<String> keys = List.of();

  @Option(
      names = "--event",
      paramLabel = "EVENT",
      description = "The event in structured JSON, where the proof came without it.")
  private @Nullable Path event;

  @Option(names = "--json", description = "Prints the result as JSON.")
  private boolean asJson;

  @Spec
  @SuppressWarnings("NullAway.Init") // picocli sets it before it calls anything
  private CommandSpec spec;

  @Override
  public Integer call() {
    Verification verification;
    try {
      verification = verify(read(file));
    } catch (IOException | IllegalArgumentException e) {
      spec.commandLine().getErr().println(reason(e));
      return UNUSABLE;
    }
    PrintWriter out = spec.commandLine().getOut();
    if (asJson) {
      out.println(verification.json().toPrettyString());
    } else {
      print(verification, Locale.getDefault(Locale.Category.DISPLAY), out);
    }
    out.flush();
    return verification.holds() ? HOLDS : FAILS;
  }

  private Verification verify(JsonNode json) throws IOException {
    if (CertificateFile.isOne(json)) {
      return CertificateVerifier.verify(
          CertificateFile.read(json), trusted(), Clock.systemUTC().instant());
    }
    Bundle bundle = Bundle.read(json);
    return Verifier.verify(event == null ? bundle : bundle.with(read(event)), trusted());
  }

  private static String reason(Exception e) {
    return e instanceof IOException
        ? "The file cannot be read: " + e.getMessage()
        : String.valueOf(e.getMessage());
  }

  private static JsonNode read(Path file) throws IOException {
    return CanonicalJson.read(Files.readAllBytes(file));
  }

  private Set<String> trusted() throws IOException {
    Set<String> ids = new HashSet<>();
    for (String key : keys) {
      if (FINGERPRINT.matcher(key).matches()) {
        ids.add(key);
      } else {
        JsonNode json = read(Path.of(key));
        for (JsonNode one : json.has("keys") ? json.path("keys") : List.of(json)) {
          ids.add(VerificationKey.read(one).keyId());
        }
      }
    }
    return ids;
  }

  private static void print(Verification verification, Locale locale, PrintWriter out) {
    out.println(verification.sentence(locale));
    boolean isChinese = locale.getLanguage().equals("zh");
    for (Check check : verification.checks()) {
      String outcome =
          switch (check.outcome()) {
            case OK -> isChinese ? "通过" : "ok";
            case FAILED -> isChinese ? "失败" : "FAILED";
            case LEFT_OUT -> isChinese ? "未查" : "not checked";
          };
      String detail = check.detail().isEmpty() ? "" : " (" + check.detail() + ")";
      out.println("  " + outcome + ": " + check.subject().in(locale) + detail);
    }
  }
}
