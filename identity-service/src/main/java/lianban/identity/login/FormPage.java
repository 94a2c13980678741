package lianban.identity.login;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.Locale;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import lianban.identity.problem.Languages;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.web.util.HtmlUtils;

/** A page with one form, no script, and nothing fetched from elsewhere. */
final class FormPage {

  /** The name of a message, or of what {@link #value} knows besides. */
  private static final Pattern PLACE = Pattern.compile("\\{\\{([a-zA-Z.]+)}}");

  private final MessageSource messages;
  private final String template;
  private final String style = resource("/page.css");
  private final String policy =
      "default-src 'none'; style-src 'sha256-%s'; base-uri 'none'; frame-ancestors 'none'"
          .formatted(sha256(style));

  /**
   * What is said above the form.
   *
   * @param message the name of a message
   * @param role the ARIA role: {@code alert} for what went wrong, {@code status} for anything else
   */
  record Notice(String message, String role) {}

  FormPage(String template, MessageSource messages) {
    this.template = resource(template);
    this.messages = messages;
  }

  ResponseEntity<String> show(HttpServletRequest request, CsrfToken csrf, @Nullable Notice notice) {
    Locale language = Languages.of(request.getHeader("Accept-Language"));
    String page =
        PLACE
            .matcher(template)
            .replaceAll(
                place -> Matcher.quoteReplacement(value(place.group(1), language, csrf, notice)));
    return ResponseEntity.ok()
        .contentType(new MediaType(MediaType.TEXT_HTML, StandardCharsets.UTF_8))
        .cacheControl(CacheControl.noStore())
        .header("Content-Security-Policy", policy)
        .header("Content-Language", language.toLanguageTag())
        .header("Vary", "Accept-Language")
        .body(page);
  }

  private String value(String place, Locale language, CsrfToken csrf, @Nullable Notice notice) {
    return switch (place) {
      case "style" -> style;
      case "notice" -> notice == null ? "" : shown(notice, language);
      case "language" -> language.toLanguageTag();
      case "csrfName" -> HtmlUtils.htmlEscape(csrf.getParameterName());
      case "csrfValue" -> HtmlUtils.htmlEscape(csrf.getToken());
      default -> message(place, language);
    };
  }

  private String shown(Notice notice, Locale language) {
    return "<p class=\"notice\" role=\"%s\">%s</p>"
        .formatted(notice.role(), message(notice.message(), language));
  }

  private String message(String name, Locale language) {
    return HtmlUtils.htmlEscape(messages.getMessage(name, null, language));
  }

  private static String resource(String name) {
    try (InputStream in = Objects.requireNonNull(FormPage.class.getResourceAsStream(name))) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String sha256(String text) {
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
      return Base64.getEncoder().encodeToString(hash);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
