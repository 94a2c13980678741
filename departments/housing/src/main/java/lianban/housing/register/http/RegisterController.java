package lianban.housing.register.http;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import lianban.housing.register.ContractPrice;
import lianban.housing.register.ContractRegister;
import lianban.housing.register.RegisterEntry;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The old system's interface: its own path, its own token, its own error codes. */
@RestController
final class RegisterController {

  private final ContractRegister register;
  private final RegisterToken token;

  RegisterController(ContractRegister register, RegisterToken token) {
    this.register = register;
    this.token = token;
  }

  @GetMapping("/register/contracts")
  ResponseEntity<Object> contract(
      @RequestHeader(name = "Register-Token", required = false) @Nullable String shown,
      @RequestParam String batch,
      @RequestParam String contractNo) {
    if (!token.matches(shown)) {
      return error(HttpStatus.UNAUTHORIZED, "TOKEN_WRONG");
    }
    return register
        .find(batch, contractNo)
        .map(entry -> ResponseEntity.ok().<Object>body(Answer.of(entry)))
        .orElseGet(() -> error(HttpStatus.NOT_FOUND, "CONTRACT_UNKNOWN"));
  }

  private static ResponseEntity<Object> error(HttpStatus status, String code) {
    return ResponseEntity.status(status).body(Map.of("code", code));
  }

  record Answer(
      String contractNo, BigDecimal price, BigDecimal floorArea, List<ContractPrice> middle) {

    static Answer of(RegisterEntry entry) {
      var own = entry.contract();
      return new Answer(own.contractNo(), own.price(), own.floorArea(), entry.middle());
    }
  }
}
