package lianban.exchange.proof.http;

import java.util.Locale;
import java.util.Set;
import lianban.proof.Bundle;
import lianban.proof.Check;
import lianban.proof.Verification;
import lianban.proof.VerificationKey;
import lianban.proof.Verifier;
import org.springframework.web.util.HtmlUtils;

/** What a proof shows, for people: one page without a script and without anything to load. */
final class ProofPage {

  private ProofPage() {}

  static String of(Bundle bundle) {
    Verification verification =
        Verifier.verify(
            bundle, Set.copyOf(bundle.keys().stream().map(VerificationKey::keyId).toList()));
    var checks = new StringBuilder();
    for (Check check : verification.checks()) {
      if (check.outcome() != Check.Outcome.LEFT_OUT) {
        checks.append(
            "<li>%s %s · %s</li>\n"
                .formatted(
                    check.outcome() == Check.Outcome.OK ? "✓" : "✗",
                    check.subject().in(Locale.CHINESE),
                    check.subject().in(Locale.ENGLISH)));
      }
    }
    return """
        <!DOCTYPE html>
        <html lang="zh"><head><meta charset="utf-8"><title>存证证明 · Proof</title></head>
        <body>
        <h1>存证证明 · Proof</h1>
        <p lang="zh">%s</p>
        <p lang="en">%s</p>
        <ul>
        %s</ul>
        <p lang="zh">离线核验：以 JSON 格式下载本证明，运行 <code>./lianban verify 文件</code>。</p>
        <p lang="en">To check it offline, fetch this proof as JSON and run <code>./lianban verify FILE</code>.</p>
        </body></html>
        """
        .formatted(
            HtmlUtils.htmlEscape(verification.sentence(Locale.CHINESE)),
            HtmlUtils.htmlEscape(verification.sentence(Locale.ENGLISH)),
            checks);
  }
}
