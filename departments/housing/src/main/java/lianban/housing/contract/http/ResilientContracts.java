package lianban.housing.contract.http;

import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.retry.Retry;
import java.util.Optional;
import java.util.function.Supplier;
import lianban.housing.contract.FiledContract;
import lianban.housing.contract.FiledContracts;

/** Asks again after a fault, and leaves a register alone that has answered with faults only. */
public final class ResilientContracts implements FiledContracts {

  private final FiledContracts register;
  private final CircuitBreaker breaker;
  private final Retry retry;

  public ResilientContracts(FiledContracts register, CircuitBreaker breaker, Retry retry) {
    this.register = register;
    this.breaker = breaker;
    this.retry = retry;
  }

  @Override
  public Optional<FiledContract> find(String batch, String contractNo) {
    Supplier<Optional<FiledContract>> guarded =
        CircuitBreaker.decorateSupplier(breaker, () -> register.find(batch, contractNo));
    return Retry.decorateSupplier(retry, guarded).get();
  }
}
