package lianban.exchange.subscription.http;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.net.URI;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import lianban.exchange.approval.http.IdempotencyKey;
import lianban.exchange.subscription.Digests;
import lianban.exchange.subscription.LagGauge;
import lianban.exchange.subscription.Position;
import lianban.exchange.subscription.PositionStore;
import lianban.exchange.subscription.ReplayService;
import lianban.exchange.subscription.Subscription;
import lianban.exchange.subscription.SubscriptionDraft;
import lianban.exchange.subscription.SubscriptionService;
import lianban.exchange.subscription.SubscriptionService.Change;
import lianban.exchange.subscription.SubscriptionService.Made;
import lianban.kernel.problem.ProblemType;
import lianban.service.access.Caller;
import lianban.service.problem.ProblemException;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A client's own subscriptions. */
@RestController
@RequestMapping("/api/v1/subscriptions")
public final class SubscriptionController {

  private static final Pattern ETAG = Pattern.compile("\"([0-9]{1,18})\"");

  private final SubscriptionService subscriptions;
  private final ReplayService replays;
  private final PositionStore positions;
  private final LagGauge lags;
  private final JsonMapper json;
  private final InstantSource clock;

  SubscriptionController(
      SubscriptionService subscriptions,
      ReplayService replays,
      PositionStore positions,
      LagGauge lags,
      JsonMapper json,
      InstantSource clock) {
    this.subscriptions = subscriptions;
    this.replays = replays;
    this.positions = positions;
    this.lags = lags;
    this.json = json;
    this.clock = clock;
  }

  /** What is wanted; {@code from} is {@code latest} if left out. */
  record SubscriptionRequest(
      @NotBlank @Size(max = 200) String type,
      @Nullable JsonNode filters,
      Subscription.@NotNull Channel channel,
      @Nullable @Valid WebhookRequest webhook,
      @Nullable @Size(max = 40) String from) {}

  /** Where to. */
  record WebhookRequest(@NotBlank @Size(max = 2_000) String url) {}

  /** What is to change (RFC 7396). */
  record ChangeRequest(
      Subscription.@Nullable State state,
      @Nullable JsonNode filters,
      @Nullable @Valid WebhookRequest webhook) {}

  /** From when on, and whether into the stream or to a sandbox. */
  record ReplayRequest(
      @NotNull Instant from, @Nullable ReplayTarget to, @Nullable @Valid WebhookRequest webhook) {}

  /** Where a replay goes. */
  enum ReplayTarget {
    STREAM,
    SANDBOX
  }

  /** What a replay did. */
  record ReplayView(String subscription, Instant from, Map<Integer, Long> position) {}

  @PostMapping
  ResponseEntity<SubscriptionView> create(
      @AuthenticationPrincipal Caller caller,
      @RequestHeader(name = IdempotencyKey.HEADER, required = false) @Nullable String key,
      @Valid @RequestBody SubscriptionRequest request) {
    var draft =
        new SubscriptionDraft(
            request.type(),
            request.filters(),
            request.channel(),
            request.webhook() == null ? null : request.webhook().url(),
            request.from() == null ? "latest" : request.from(),
            digest(request));
    return created(subscriptions.create(caller, IdempotencyKey.required(key), draft, null));
  }

  @GetMapping
  Map<String, List<SubscriptionView>> list(@AuthenticationPrincipal Caller caller) {
    return Map.of(
        "subscriptions", subscriptions.own(caller).stream().map(s -> view(s, null)).toList());
  }

  @GetMapping("/{id}")
  ResponseEntity<SubscriptionView> read(
      @AuthenticationPrincipal Caller caller, @PathVariable String id) {
    Subscription found = subscriptions.own(caller, id);
    Position position = positions.find(id);
    var lag = position == null ? null : lags.of(found.type(), position);
    return ResponseEntity.ok()
        .eTag(etag(found))
        .body(
            SubscriptionView.of(
                found, json.readTree(found.filters()), null, position, lag, clock.instant()));
  }

  @PatchMapping("/{id}")
  ResponseEntity<SubscriptionView> change(
      @AuthenticationPrincipal Caller caller,
      @PathVariable String id,
      @RequestHeader(name = "If-Match", required = false) @Nullable String ifMatch,
      @Valid @RequestBody ChangeRequest request) {
    var change =
        new Change(
            version(ifMatch),
            request.state(),
            request.filters(),
            request.webhook() == null ? null : request.webhook().url());
    Subscription after = subscriptions.change(caller, id, change);
    return ResponseEntity.ok().eTag(etag(after)).body(view(after, null));
  }

  @DeleteMapping("/{id}")
  ResponseEntity<Void> end(@AuthenticationPrincipal Caller caller, @PathVariable String id) {
    subscriptions.end(caller, id);
    return ResponseEntity.noContent().build();
  }

  @PostMapping("/{id}/secrets")
  ResponseEntity<SubscriptionView> rotate(
      @AuthenticationPrincipal Caller caller,
      @PathVariable String id,
      @RequestHeader(name = IdempotencyKey.HEADER, required = false) @Nullable String key) {
    Made made = subscriptions.rotate(caller, id, IdempotencyKey.required(key));
    return ResponseEntity.status(201)
        .eTag(etag(made.subscription()))
        .body(view(made.subscription(), made.secret()));
  }

  @PostMapping("/{id}/replays")
  ResponseEntity<?> replay(
      @AuthenticationPrincipal Caller caller,
      @PathVariable String id,
      @RequestHeader(name = IdempotencyKey.HEADER, required = false) @Nullable String header,
      @Valid @RequestBody ReplayRequest request) {
    String key = IdempotencyKey.required(header);
    WebhookRequest sandbox = request.webhook();
    if ((request.to() == ReplayTarget.SANDBOX) != (sandbox != null)) {
      throw new ProblemException(
          ProblemType.INVALID_REQUEST, "A webhook stands with a sandbox and only there.");
    }
    if (sandbox != null) {
      return created(
          replays.intoSandbox(caller, id, key, sandbox.url(), request.from(), digest(request)));
    }
    var position = replays.intoStream(caller, id, key, digest(request), request.from());
    return ResponseEntity.accepted().body(new ReplayView(id, request.from(), position));
  }

  private ResponseEntity<SubscriptionView> created(Made made) {
    Subscription subscription = made.subscription();
    return ResponseEntity.created(URI.create("/api/v1/subscriptions/" + subscription.id()))
        .eTag(etag(subscription))
        .body(view(subscription, made.secret()));
  }

  private SubscriptionView view(Subscription subscription, @Nullable String secret) {
    return SubscriptionView.of(
        subscription, json.readTree(subscription.filters()), secret, clock.instant());
  }

  private String digest(Object request) {
    return Digests.of(json.writeValueAsString(request));
  }

  private static String etag(Subscription subscription) {
    return "\"" + subscription.version() + "\"";
  }

  private static long version(@Nullable String ifMatch) {
    var form = ETAG.matcher(ifMatch == null ? "" : ifMatch);
    if (!form.matches()) {
      throw new ProblemException(
          ProblemType.INVALID_REQUEST, "A change needs If-Match with the ETag that was read.");
    }
    return Long.parseLong(form.group(1));
  }
}
