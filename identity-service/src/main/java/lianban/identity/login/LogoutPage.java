package lianban.identity.login;

import jakarta.servlet.http.HttpServletRequest;
import lianban.identity.login.FormPage.Notice;
import org.springframework.context.MessageSource;
import org.springframework.http.ResponseEntity;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;

/** Asks before a log-in ends, so that a link from elsewhere ends none. */
@Controller
class LogoutPage {

  private final FormPage page;

  LogoutPage(MessageSource messages) {
    page = new FormPage("/logout.html", messages);
  }

  @GetMapping("/logout")
  ResponseEntity<String> show(HttpServletRequest request, CsrfToken csrf) {
    boolean isStale = request.getParameter("error") != null;
    return page.show(request, csrf, isStale ? new Notice("logout.stale", "alert") : null);
  }
}
