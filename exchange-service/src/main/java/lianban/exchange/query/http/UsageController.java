package lianban.exchange.query.http;

import java.util.List;
import lianban.exchange.query.HolderLog;
import lianban.exchange.query.Usage;
import lianban.kernel.problem.ProblemType;
import lianban.service.access.Caller;
import lianban.service.problem.ProblemException;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Who learned what about the person who asks. */
@RestController
public final class UsageController {

  private static final int MOST = 200;

  private final HolderLog<Usage> usage;

  UsageController(HolderLog<Usage> usage) {
    this.usage = usage;
  }

  /**
   * A page, newest first.
   *
   * @param cursor for the next page, null if this is the last
   */
  record UsagePage(List<Usage> usage, @Nullable String cursor) {}

  @GetMapping("/api/v1/usage/me")
  UsagePage mine(
      @AuthenticationPrincipal Caller caller,
      @RequestParam(required = false) @Nullable String cursor,
      @RequestParam(defaultValue = "50") int limit) {
    String holder = caller.holder();
    if (holder == null) {
      throw new ProblemException(
          ProblemType.ACCESS_DENIED, "Only a person who logged in as an applicant has usage.");
    }
    if (limit < 1 || limit > MOST) {
      throw new ProblemException(ProblemType.INVALID_REQUEST, "limit is 1 to " + MOST + ".");
    }
    List<Usage> found =
        usage.newest(holder, cursor == null ? null : UsageCursor.read(cursor), limit + 1);
    boolean more = found.size() > limit;
    List<Usage> page = more ? found.subList(0, limit) : found;
    return new UsagePage(page, more ? UsageCursor.write(page.getLast().position()) : null);
  }
}
