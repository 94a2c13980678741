package lianban.exchange.certificate.reliance.http;

import lianban.exchange.certificate.reliance.RelianceService;
import lianban.service.access.Caller;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** Who relied on a certificate. */
@RestController
public final class RelianceController {

  private final RelianceService reliances;

  RelianceController(RelianceService reliances) {
    this.reliances = reliances;
  }

  @GetMapping("/api/v1/certificates/{identifier}/reliances")
  RelianceService.Reliances reliances(
      @AuthenticationPrincipal Caller caller, @PathVariable String identifier) {
    return reliances.of(caller, identifier);
  }
}
