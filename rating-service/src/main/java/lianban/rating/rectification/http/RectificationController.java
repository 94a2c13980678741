package lianban.rating.rectification.http;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import lianban.kernel.problem.ProblemType;
import lianban.rating.rectification.Rectifications;
import lianban.service.access.Caller;
import lianban.service.problem.Fault;
import lianban.service.problem.ProblemException;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What supervisors and departments see. */
@RestController
@RequestMapping("/api/v1/rectifications")
class RectificationController {

  private static final int MAX_LIMIT = 200;

  private final Rectifications rectifications;

  RectificationController(Rectifications rectifications) {
    this.rectifications = rectifications;
  }

  /** An officer sees what the own department owes; a supervisor, who has no department, all. */
  @GetMapping
  PageView page(
      @AuthenticationPrincipal Caller caller,
      @RequestParam(defaultValue = "") String cursor,
      @RequestParam(defaultValue = "50") int limit) {
    if (limit < 1 || limit > MAX_LIMIT) {
      throw invalid("limit", "out-of-range", "The limit is 1 to " + MAX_LIMIT + ".");
    }
    var page = rectifications.page(placeOf(cursor), caller.department(), limit);
    return new PageView(
        page.rectifications().stream().map(RectificationView::of).toList(), cursorOf(page.next()));
  }

  private static @Nullable String cursorOf(@Nullable String place) {
    return place == null
        ? null
        : Base64.getUrlEncoder()
            .withoutPadding()
            .encodeToString(place.getBytes(StandardCharsets.UTF_8));
  }

  private static String placeOf(String cursor) {
    try {
      return new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      throw invalid("cursor", "invalid", "A cursor is what a page before gave as next.");
    }
  }

  private static ProblemException invalid(String parameter, String code, String message) {
    return new ProblemException(
        ProblemType.INVALID_REQUEST,
        "The query breaks its rules.",
        List.of(new Fault("/" + parameter, code, message)));
  }

  /**
   * A page.
   *
   * @param next cursor of the next page, absent on the last
   */
  record PageView(List<RectificationView> rectifications, @Nullable String next) {}
}
