package lianban.catalog.sharing.http;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.net.URI;
import java.time.Instant;
import java.time.InstantSource;
import java.time.Period;
import java.util.List;
import lianban.catalog.calendar.WorkingDays;
import lianban.catalog.sharing.Access;
import lianban.catalog.sharing.Party;
import lianban.catalog.sharing.ShareCommand;
import lianban.catalog.sharing.ShareFiling;
import lianban.catalog.sharing.ShareRequest;
import lianban.catalog.sharing.SharingService;
import lianban.kernel.problem.ProblemType;
import lianban.service.access.Caller;
import lianban.service.problem.Fault;
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

  private static final String KEY = "Idempotency-Key";
  private static final int MOST = 200;

  private final SharingService sharing;
  private final WorkingDays calendar;
  private final InstantSource clock;

  ShareRequestController(SharingService sharing, WorkingDays calendar, InstantSource clock) {
    this.sharing = sharing;
    this.calendar = calendar;
    this.clock = clock;
  }

  /** Until a moment, or for a time from the decision on. */
  record Term(@Nullable Instant until, @Nullable Period duration) {}

  record Filing(
      @NotNull @Size(max = 200) String type,
      @NotNull @Size(max = 500) @Pattern(regexp = ".*\\S.*") String purpose,
      @NotNull @Size(max = 500) @Pattern(regexp = ".*\\S.*") String legalBasis,
      @NotNull List<@NotNull String> fields,
      Access.@NotNull Rows rows,
      @NotNull Term term,
      @Nullable Integer version) {}

  record Requests(List<ShareRequestView> requests, @Nullable String next) {}

  @PostMapping
  ResponseEntity<ShareRequestView> submit(
      @AuthenticationPrincipal Caller caller,
      @RequestHeader(name = KEY, required = false) @Nullable String key,
      @Valid @RequestBody Filing filing) {
    Party asker = Callers.subscriber(caller);
    ShareRequest request = sharing.submit(asker, filing(filing), Callers.key(key));
    return ResponseEntity.created(URI.create("/api/v1/share-requests/" + request.id()))
        .body(view(request));
  }

  private static ShareFiling filing(Filing filing) {
    Term term = filing.term;
    if ((term.until == null) == (term.duration == null)) {
      throw new ProblemException(
          ProblemType.INVALID_REQUEST,
          "A term has an end or a duration.",
          List.of(new Fault("/term", "one-of", "Give either until or duration.")));
    }
    return new ShareFiling(
        filing.type,
        filing.purpose,
        filing.legalBasis,
        filing.fields,
        filing.rows,
        term.until,
        term.duration,
        filing.version);
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

  /** What an owner may decide. */
  enum OwnersDecision {
    APPROVE,
    NARROW,
    REFUSE,
    ASK_BACK,
    EXTEND
  }

  /**
   * An owner's decision.
   *
   * @param text reasons or question; wanted by all but an approval
   * @param fields of an offer that is narrower than what is asked
   */
  record DecisionBody(
      @NotNull OwnersDecision decision,
      @Nullable @Size(max = 2000) String text,
      @Nullable @Size(max = 200) List<@NotNull @Size(max = 200) String> fields,
      Access.@Nullable Rows rows,
      @Nullable Instant until) {}

  @PostMapping("/{id}/decisions")
  ShareRequestView decide(
      @AuthenticationPrincipal Caller caller,
      @PathVariable String id,
      @RequestHeader(name = KEY, required = false) @Nullable String key,
      @Valid @RequestBody DecisionBody body) {
    Party owner = Callers.party(caller);
    ShareCommand command =
        switch (body.decision) {
          case APPROVE -> new ShareCommand.Approve();
          case NARROW -> narrow(body, sharing.visible(id, owner).asked());
          case REFUSE -> new ShareCommand.Refuse(text(body.text));
          case ASK_BACK -> new ShareCommand.AskBack(text(body.text));
          case EXTEND -> new ShareCommand.Extend(text(body.text));
        };
    return view(sharing.command(id, owner, command, Callers.key(key)));
  }

  /** What an offer leaves out stays as it was asked for. */
  private static ShareCommand narrow(DecisionBody body, Access asked) {
    return new ShareCommand.Narrow(
        new Access(
            body.fields == null ? asked.fields() : body.fields,
            body.rows == null ? asked.rows() : body.rows,
            body.until),
        text(body.text));
  }

  /** What an asker may say. */
  enum AskersReply {
    ANSWER,
    ACCEPT,
    WITHDRAW
  }

  record ReplyBody(@NotNull AskersReply reply, @Nullable @Size(max = 2000) String text) {}

  @PostMapping("/{id}/replies")
  ShareRequestView reply(
      @AuthenticationPrincipal Caller caller,
      @PathVariable String id,
      @RequestHeader(name = KEY, required = false) @Nullable String key,
      @Valid @RequestBody ReplyBody body) {
    ShareCommand command =
        switch (body.reply) {
          case ANSWER -> new ShareCommand.Answer(text(body.text));
          case ACCEPT -> new ShareCommand.Accept();
          case WITHDRAW -> new ShareCommand.Withdraw();
        };
    return view(sharing.command(id, Callers.subscriber(caller), command, Callers.key(key)));
  }

  private static String text(@Nullable String text) {
    if (text == null || text.isBlank()) {
      throw new ProblemException(
          ProblemType.INVALID_REQUEST,
          "Say why, or what.",
          List.of(new Fault("/text", "required", "is required here")));
    }
    return text;
  }

  private ShareRequestView view(ShareRequest request) {
    return ShareRequestView.of(request, calendar, clock.instant());
  }
}
