package lianban.identity.login;

import jakarta.servlet.http.HttpServletRequest;
import lianban.identity.login.FormPage.Notice;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.http.ResponseEntity;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;

/** Where a person proves to be who they are. */
@Controller
class LoginPage {

  /** Where a log-out leads. */
  static final String AFTER_LOGOUT = "/login?ended";

  private final FormPage page;

  LoginPage(MessageSource messages) {
    page = new FormPage("/login.html", messages);
  }

  @GetMapping("/login")
  ResponseEntity<String> show(HttpServletRequest request, CsrfToken csrf) {
    return page.show(request, csrf, notice(request));
  }

  private static @Nullable Notice notice(HttpServletRequest request) {
    String reason = request.getParameter("error");
    if (reason == null) {
      return request.getParameter("ended") == null ? null : new Notice("login.ended", "status");
    }
    return switch (reason) {
      case "throttled" -> new Notice("login.throttled", "alert");
      case "stale" -> new Notice("login.stale", "alert");
      default -> new Notice("login.failed", "alert");
    };
  }
}
