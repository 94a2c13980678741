package lianban.housing.contract;

/** The contract register gave no answer, or none that makes sense: ask it again later. */
public final class RegisterUnavailableException extends RuntimeException {

  public RegisterUnavailableException(String what) {
    super(what);
  }

  public RegisterUnavailableException(String what, Throwable cause) {
    super(what, cause);
  }
}
