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
import java.util.Map;
import java.util.Objects;
import lianban.identity.problem.Languages;
import org.springframework.context.MessageSource;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.util.HtmlUtils;

/** The log-in page: one form, no script, nothing fetched from elsewhere. */
@Controller
class LoginPage {

  private final MessageSource messages;
  private final String template = resource("/login.html");
  private final String style = resource("/login.css");
  private final String policy =
      "default-src 'none'; style-src 'sha256-%s'; base-uri 'none'; frame-ancestors 'none'"
          .formatted(sha256(style));

  LoginPage(MessageSource messages) {
    this.messages = messages;
  }

  @GetMapping("/login")
  ResponseEntity<String> show(HttpServletRequest request, CsrfToken csrf) {
    Locale language = Languages.of(request.getHeader("Accept-Language"));
    return ResponseEntity.ok()
        .contentType(new MediaType(MediaType.TEXT_HTML, StandardCharsets.UTF_8))
        .cacheControl(CacheControl.noStore())
        .header("Content-Security-Policy", policy)
        .header("Content-Language", language.toLanguageTag())
        .header("Vary", "Accept-Language")
        .body(render(language, notice(request, language), csrf));
  }

  private String render(Locale language, String notice, CsrfToken csrf) {
    String page = template.replace("{{style}}", style).replace("{{notice}}", notice);
    var texts =
        Map.of(
            "language", language.toLanguageTag(),
            "title", message("login.title", language),
            "heading", message("login.heading", language),
            "name", message("login.name", language),
            "password", message("login.password", language),
            "submit", message("login.submit", language),
            "csrfName", csrf.getParameterName(),
            "csrfValue", csrf.getToken());
    for (var text : texts.entrySet()) {
      page = page.replace("{{" + text.getKey() + "}}", HtmlUtils.htmlEscape(text.getValue()));
    }
    return page;
  }

  private String notice(HttpServletRequest request, Locale language) {
    String reason = request.getParameter("error");
    if (reason == null) {
      return "";
    }
    String key =
        switch (reason) {
          case "throttled" -> "login.throttled";
          case "stale" -> "login.stale";
          default -> "login.failed";
        };
    return "<p class=\"notice\" role=\"alert\">%s</p>"
        .formatted(HtmlUtils.htmlEscape(message(key, language)));
  }

  private String message(String key, Locale language) {
    return messages.getMessage(key, null, language);
  }

  private static String resource(String name) {
    try (InputStream in = Objects.requireNonNull(LoginPage.class.getResourceAsStream(name))) {
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
