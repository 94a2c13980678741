package lianban.gateway.access;

import org.springframework.security.authentication.AuthenticationServiceException;

/** No token can be checked, because the issuer's keys could not be fetched yet. */
final class KeysUnavailableException extends AuthenticationServiceException {

  KeysUnavailableException(Throwable cause) {
    super("The issuer's keys cannot be fetched.", cause);
  }
}
