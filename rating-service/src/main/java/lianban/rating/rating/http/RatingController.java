package lianban.rating.rating.http;

import java.util.List;
import java.util.regex.Pattern;
import lianban.kernel.problem.ProblemType;
import lianban.rating.rating.RateCommand;
import lianban.rating.rating.RatingDecision.Rated;
import lianban.rating.rating.RatingDecision.Refused;
import lianban.rating.rating.RatingDecision.Repeated;
import lianban.rating.rating.RatingService;
import lianban.service.access.Caller;
import lianban.service.problem.Fault;
import lianban.service.problem.ProblemException;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

/** What an applicant may do. */
@RestController
@RequestMapping("/api/v1/ratings")
class RatingController {

  private static final Pattern KEY = Pattern.compile("[A-Za-z0-9._:-]{1,128}");

  private final RatingService ratings;

  RatingController(RatingService ratings) {
    this.ratings = ratings;
  }

  @GetMapping("/rights")
  List<RightView> rights(@AuthenticationPrincipal Caller caller) {
    return ratings.openRights(holderOf(caller)).stream().map(RightView::of).toList();
  }

  @PostMapping
  @ResponseStatus(HttpStatus.CREATED)
  RatingView rate(
      @AuthenticationPrincipal Caller caller,
      @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key,
      @RequestBody JsonNode json) {
    String holder = holderOf(caller);
    RateCommand command = commandOf(json, checked(key));
    return switch (ratings.rate(holder, command)) {
      case Rated(var rating) -> RatingView.of(rating);
      case Repeated(var rating) -> RatingView.of(rating);
      case Refused(var type, var why) -> throw new ProblemException(type, why);
    };
  }

  /** Officers and clients have no holder: only who was served may rate. */
  private static String holderOf(Caller caller) {
    if (caller.holder() == null) {
      throw new ProblemException(
          ProblemType.ACCESS_DENIED, "Only applicants have rights to rate; this caller is none.");
    }
    return caller.holder();
  }

  private static String checked(@Nullable String key) {
    if (key == null) {
      throw new ProblemException(
          ProblemType.IDEMPOTENCY_KEY_MISSING, "A rating needs an Idempotency-Key.");
    }
    if (!KEY.matcher(key).matches()) {
      throw new ProblemException(
          ProblemType.INVALID_REQUEST,
          "An Idempotency-Key is 1 to 128 characters of A-Z, a-z, 0-9, dot, underscore, colon and"
              + " hyphen.");
    }
    return key;
  }

  private static RateCommand commandOf(JsonNode json, String key) {
    RatingBody body = RatingBody.read(json);
    List<Fault> faults = body.allFaults();
    if (!faults.isEmpty()) {
      throw new ProblemException(
          ProblemType.INVALID_REQUEST, "The rating breaks its rules.", faults);
    }
    return body.form().command(key);
  }
}
