package lianban.exchange.deadletter.http;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Map;
import lianban.exchange.approval.http.IdempotencyKey;
import lianban.exchange.deadletter.Cause;
import lianban.exchange.deadletter.DeadLetter;
import lianban.exchange.deadletter.DeadLetterService;
import lianban.exchange.deadletter.DeadLetterViews;
import lianban.exchange.deadletter.DeadLetters.Selection;
import lianban.exchange.deadletter.Sending;
import lianban.kernel.problem.ProblemType;
import lianban.service.access.Caller;
import lianban.service.problem.ProblemException;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

/** Dead letters: a subscriber's own, or all for an operator. */
@RestController
@RequestMapping("/api/v1/dead-letters")
public final class DeadLetterController {

  private static final int MOST = 100;

  private final DeadLetterService letters;
  private final DeadLetterViews views;

  DeadLetterController(DeadLetterService letters, DeadLetterViews views) {
    this.letters = letters;
    this.views = views;
  }

  /**
   * Which letters to send again: {@code ids}, or the open ones of a {@code cause} or a {@code
   * subscription}, or {@code all}.
   */
  record ReplayRequest(
      @Nullable @Size(min = 1, max = MOST) List<@NotBlank String> ids,
      @Nullable Cause cause,
      @Nullable String subscription,
      @Nullable Boolean all,
      @Nullable Boolean dryRun) {}

  /** Why it is given up. */
  record DiscardRequest(@NotBlank @Size(max = 500) String reason) {}

  /** What is to be sent instead. */
  record EditRequest(@NotNull JsonNode data) {}

  /** Letters, or with {@code groupBy=cause} their numbers. */
  @GetMapping
  Map<String, Object> list(
      @AuthenticationPrincipal Caller caller,
      @RequestParam(required = false) @Nullable String groupBy,
      @RequestParam(required = false) @Nullable Cause cause,
      @RequestParam(required = false) DeadLetter.@Nullable State state,
      @RequestParam(required = false) @Nullable String subscription,
      @RequestParam(required = false) @Nullable String cursor,
      @RequestParam(defaultValue = "50") int limit) {
    var selection = new Selection(null, subscription, cause, state);
    if (groupBy != null) {
      if (!groupBy.equals("cause")) {
        throw new ProblemException(ProblemType.INVALID_REQUEST, "Letters are grouped by cause.");
      }
      return Map.of("groups", letters.groups(caller, selection));
    }
    if (limit < 1 || limit > MOST) {
      throw new ProblemException(ProblemType.INVALID_REQUEST, "limit is 1 to 100.");
    }
    List<DeadLetter> found = letters.list(caller, selection, cursor, limit);
    List<DeadLetterViews.Line> lines = found.stream().map(views::line).toList();
    return found.size() < limit
        ? Map.of("letters", lines)
        : Map.of("letters", lines, "cursor", found.getLast().id());
  }

  @GetMapping("/{id}")
  DeadLetterViews.Whole read(@AuthenticationPrincipal Caller caller, @PathVariable String id) {
    return views.whole(letters.find(caller, id));
  }

  /** What is done twice has one effect: a letter that was delivered is not sent again. */
  @PostMapping("/replays")
  DeadLetterService.Replay replay(
      @AuthenticationPrincipal Caller caller,
      @RequestHeader(name = IdempotencyKey.HEADER, required = false) @Nullable String key,
      @Valid @RequestBody ReplayRequest request) {
    var _ = IdempotencyKey.required(key);
    boolean isDryRun = Boolean.TRUE.equals(request.dryRun());
    if (request.ids() != null) {
      return letters.replay(caller, request.ids(), isDryRun);
    }
    if (request.cause() == null
        && request.subscription() == null
        && !Boolean.TRUE.equals(request.all())) {
      throw new ProblemException(
          ProblemType.INVALID_REQUEST, "Name ids, a cause, a subscription, or all.");
    }
    var chosen = new Selection(null, request.subscription(), request.cause(), null);
    return letters.replay(caller, chosen, MOST, isDryRun);
  }

  @PostMapping("/{id}/discards")
  DeadLetterViews.Whole discard(
      @AuthenticationPrincipal Caller caller,
      @PathVariable String id,
      @RequestHeader(name = IdempotencyKey.HEADER, required = false) @Nullable String key,
      @Valid @RequestBody DiscardRequest request) {
    var _ = IdempotencyKey.required(key);
    return views.whole(letters.discard(caller, id, request.reason()));
  }

  @PostMapping("/{id}/edits")
  ResponseEntity<DeadLetterViews.Whole> propose(
      @AuthenticationPrincipal Caller caller,
      @PathVariable String id,
      @RequestHeader(name = IdempotencyKey.HEADER, required = false) @Nullable String key,
      @Valid @RequestBody EditRequest request) {
    var _ = IdempotencyKey.required(key);
    return ResponseEntity.status(201)
        .body(views.whole(letters.propose(caller, id, request.data())));
  }

  @PostMapping("/{id}/edits/{number}/approvals")
  Sending.Item approve(
      @AuthenticationPrincipal Caller caller,
      @PathVariable String id,
      @PathVariable int number,
      @RequestHeader(name = IdempotencyKey.HEADER, required = false) @Nullable String key) {
    var _ = IdempotencyKey.required(key);
    return letters.approve(caller, id, number);
  }
}
