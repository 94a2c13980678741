package lianban.catalog.sharing.http;

import jakarta.validation.Valid;
import java.net.URI;
import java.time.InstantSource;
import java.util.List;
import lianban.catalog.calendar.WorkingDays;
import lianban.catalog.definition.http.IdempotencyKey;
import lianban.catalog.sharing.Party;
import lianban.catalog.sharing.ShareCommand;
import lianban.catalog.sharing.ShareRequest;
import lianban.catalog.sharing.SharingService;
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

/** Asking, and what owner and asker do about it. */
@RestController
@RequestMapping("/api/v1/share-requests")
class ShareRequestController {

  private static final int MOST = 200;

  private final SharingService sharing;
  private final WorkingDays calendar;
  private final InstantSource clock;

  ShareRequestController(SharingService sharing, WorkingDays calendar, InstantSource clock) {
    this.sharing = sharing;
    this.calendar = calendar;
    this.clock = clock;
  }

  record Requests(List<ShareRequestView> requests, @Nullable String next) {}

  @PostMapping
  ResponseEntity<ShareRequestView> submit(
      @AuthenticationPrincipal Caller caller,
      @RequestHeader(name = IdempotencyKey.HEADER, required = false) @Nullable String key,
      @Valid @RequestBody Bodies.Filing filing) {
    Party asker = Callers.subscriber(caller);
    ShareRequest request = sharing.submit(asker, filing.filing(), IdempotencyKey.of(key));
    return ResponseEntity.created(URI.create("/api/v1/share-requests/" + request.id()))
        .body(view(request));
  }

  @GetMapping
  Requests page(
      @AuthenticationPrincipal Caller caller,
      @RequestParam(required = false) ShareRequest.@Nullable State state,
      @RequestParam(defaultValue = "") String after,
      @RequestParam(defaultValue = "50") int limit) {
    if (limit < 1 || limit > MOST) {
      throw new ProblemException(ProblemType.INVALID_REQUEST, "limit is 1 to 200.");
    }
    List<ShareRequest> page = sharing.page(Callers.party(caller), state, after, limit);
    return new Requests(
        page.stream().map(this::view).toList(), page.size() < limit ? null : page.getLast().id());
  }

  @GetMapping("/{id}")
  ShareRequestView one(@AuthenticationPrincipal Caller caller, @PathVariable String id) {
    return view(sharing.visible(id, Callers.party(caller)));
  }

  @PostMapping("/{id}/decisions")
  ShareRequestView decide(
      @AuthenticationPrincipal Caller caller,
      @PathVariable String id,
      @RequestHeader(name = IdempotencyKey.HEADER, required = false) @Nullable String key,
      @Valid @RequestBody Bodies.Decision body) {
    Party owner = Callers.party(caller);
    return done(id, owner, body.command(() -> sharing.visible(id, owner).asked()), key);
  }

  @PostMapping("/{id}/replies")
  ShareRequestView reply(
      @AuthenticationPrincipal Caller caller,
      @PathVariable String id,
      @RequestHeader(name = IdempotencyKey.HEADER, required = false) @Nullable String key,
      @Valid @RequestBody Bodies.Reply body) {
    return done(id, Callers.subscriber(caller), body.command(), key);
  }

  private ShareRequestView done(String id, Party by, ShareCommand command, @Nullable String key) {
    return view(sharing.command(id, by, command, IdempotencyKey.of(key)));
  }

  private ShareRequestView view(ShareRequest request) {
    return ShareRequestView.of(request, calendar, clock.instant());
  }
}
