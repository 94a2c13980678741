package lianban.catalog.sharing.http;

import jakarta.validation.Valid;
import java.util.List;
import lianban.catalog.definition.http.IdempotencyKey;
import lianban.catalog.sharing.Grants;
import lianban.catalog.sharing.Party;
import lianban.catalog.sharing.RequestIds;
import lianban.catalog.sharing.ShareCommand;
import lianban.catalog.sharing.ShareRequest;
import lianban.catalog.sharing.SharingService;
import lianban.kernel.problem.ProblemType;
import lianban.service.access.Caller;
import lianban.service.problem.ProblemException;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.json.JsonMapper;

/** Grants: who receives what, and how that ends. */
@RestController
class GrantController {

  private final SharingService sharing;
  private final Grants grants;
  private final JsonMapper json;

  GrantController(SharingService sharing, Grants grants, JsonMapper json) {
    this.sharing = sharing;
    this.grants = grants;
    this.json = json;
  }

  /** With an entity tag of the whole answer: the exchange asks every second, and mostly in vain. */
  @GetMapping("/api/v1/grants")
  ResponseEntity<String> all(
      @AuthenticationPrincipal Caller caller,
      @RequestParam(defaultValue = "false") boolean active) {
    Party party = Callers.party(caller);
    List<ShareRequest> seen = active ? grants.active(party) : grants.all(party);
    String body = json.writeValueAsString(seen.stream().map(GrantView::of).toList());
    return ResponseEntity.ok()
        .eTag("\"" + RequestIds.digest(body) + "\"")
        .contentType(MediaType.APPLICATION_JSON)
        .body(body);
  }

  @GetMapping("/api/v1/grants/{id}")
  GrantView one(@AuthenticationPrincipal Caller caller, @PathVariable String id) {
    return view(sharing.visible(id, Callers.party(caller)));
  }

  @GetMapping("/api/v1/grant-notices")
  List<GrantView.NoticeView> notices(@AuthenticationPrincipal Caller caller) {
    return grants.notices(Callers.party(caller)).stream().map(GrantView.NoticeView::of).toList();
  }

  @PostMapping("/api/v1/grants/{id}/revocations")
  GrantView revoke(
      @AuthenticationPrincipal Caller caller,
      @PathVariable String id,
      @RequestHeader(name = IdempotencyKey.HEADER, required = false) @Nullable String key,
      @Valid @RequestBody Bodies.Revocation body) {
    return done(id, Callers.party(caller), body.command(), key);
  }

  @PostMapping("/api/v1/grants/{id}/versions")
  GrantView pin(
      @AuthenticationPrincipal Caller caller,
      @PathVariable String id,
      @RequestHeader(name = IdempotencyKey.HEADER, required = false) @Nullable String key,
      @Valid @RequestBody Bodies.PinnedVersion body) {
    return done(id, Callers.subscriber(caller), body.command(), key);
  }

  private GrantView done(String id, Party by, ShareCommand command, @Nullable String key) {
    return view(sharing.command(id, by, command, IdempotencyKey.of(key)));
  }

  private static GrantView view(ShareRequest request) {
    if (request.grantedAt() == null) {
      throw new ProblemException(ProblemType.NOT_FOUND, "There is no such grant of yours.");
    }
    return GrantView.of(request);
  }
}
