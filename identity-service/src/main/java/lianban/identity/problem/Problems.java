package lianban.identity.problem;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Locale;
import lianban.kernel.problem.ProblemType;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** Puts a problem into the words of the caller's language. */
@Component
public final class Problems {

  private static final String HOP = "identity-service";

  private final MessageSource messages;

  Problems(MessageSource messages) {
    this.messages = messages;
  }

  /**
   * @param detail what is wrong here; carries neither secrets nor personal data
   */
  public Problem describe(
      HttpServletRequest request, ProblemType type, String detail, List<Fault> faults) {
    Locale language = Languages.of(request.getHeader("Accept-Language"));
    return new Problem(
        type.urn(),
        messages.getMessage("title." + type.slug(), null, language),
        type.status(),
        detail,
        messages.getMessage("action." + type.slug(), null, language),
        HOP,
        type.mender(),
        TraceFilter.traceIdOf(request),
        faults.stream().map(fault -> describe(fault, language)).toList());
  }

  private Problem.Item describe(Fault fault, Locale language) {
    String message = messages.getMessage("fault." + fault.code(), null, language);
    return new Problem.Item(fault.pointer(), fault.code(), message);
  }
}
