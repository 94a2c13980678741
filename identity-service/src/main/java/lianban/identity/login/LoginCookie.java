package lianban.identity.login;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import lianban.identity.IdentityProperties;
import lianban.identity.key.SigningKey;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.core.context.SecurityContextImpl;
import org.springframework.security.oauth2.core.DelegatingOAuth2TokenValidator;
import org.springframework.security.oauth2.jose.jws.SignatureAlgorithm;
import org.springframework.security.oauth2.jwt.JwsHeader;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtAudienceValidator;
import org.springframework.security.oauth2.jwt.JwtClaimsSet;
import org.springframework.security.oauth2.jwt.JwtEncoder;
import org.springframework.security.oauth2.jwt.JwtEncoderParameters;
import org.springframework.security.oauth2.jwt.JwtException;
import org.springframework.security.oauth2.jwt.JwtValidators;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;
import org.springframework.security.web.authentication.logout.LogoutHandler;
import org.springframework.security.web.context.HttpRequestResponseHolder;
import org.springframework.security.web.context.SecurityContextRepository;
import org.springframework.stereotype.Component;
import org.springframework.web.util.WebUtils;

/**
 * Remembers a log-in in the browser alone, as a signed cookie: it outlives a restart and any
 * instance can read it. Its audience is its own, so it is no access token.
 */
@Component
@SuppressWarnings(
    "deprecation") // The interface still demands a method with a deprecated parameter.
public final class LoginCookie implements SecurityContextRepository, LogoutHandler {

  private static final String NAME = "lianban-login";

  private final IdentityProperties properties;
  private final JwtEncoder encoder;
  private final NimbusJwtDecoder decoder;

  LoginCookie(IdentityProperties properties, SigningKey key, JwtEncoder encoder) {
    this.properties = properties;
    this.encoder = encoder;
    this.decoder =
        NimbusJwtDecoder.withJwkSource(key).jwsAlgorithm(SignatureAlgorithm.ES256).build();
    decoder.setJwtValidator(
        new DelegatingOAuth2TokenValidator<>(
            JwtValidators.createDefaultWithIssuer(properties.issuer()),
            new JwtAudienceValidator(NAME)));
  }

  @Override
  public SecurityContext loadContext(HttpRequestResponseHolder holder) {
    Cookie cookie = WebUtils.getCookie(holder.getRequest(), NAME);
    if (cookie == null) {
      return SecurityContextHolder.createEmptyContext();
    }
    try {
      Jwt login = decoder.decode(cookie.getValue());
      return new SecurityContextImpl(
          LoggedIn.of(login.getSubject(), Objects.requireNonNull(login.getIssuedAt())));
    } catch (JwtException expiredOrForged) {
      return SecurityContextHolder.createEmptyContext();
    }
  }

  /** Remembers a person alone: a client that authenticated itself for a token call is none. */
  @Override
  public void saveContext(
      SecurityContext context, HttpServletRequest request, HttpServletResponse response) {
    Authentication authentication = context.getAuthentication();
    if (authentication != null) {
      LoggedIn.at(authentication)
          .ifPresent(at -> remember(authentication.getName(), at, request, response));
    }
  }

  /** Ends the log-in in this browser; tokens that were given end by themselves. */
  @Override
  public void logout(
      HttpServletRequest request,
      HttpServletResponse response,
      @Nullable Authentication authentication) {
    set("", Duration.ZERO, request, response);
  }

  private void remember(
      String subject, Instant at, HttpServletRequest request, HttpServletResponse response) {
    set(sign(subject, at), properties.loginLifetime(), request, response);
  }

  private static void set(
      String value, Duration age, HttpServletRequest request, HttpServletResponse response) {
    var cookie =
        ResponseCookie.from(NAME, value)
            .httpOnly(true)
            .secure(request.isSecure())
            .sameSite("Lax")
            .path("/")
            .maxAge(age)
            .build();
    response.addHeader(HttpHeaders.SET_COOKIE, cookie.toString());
  }

  @Override
  public boolean containsContext(HttpServletRequest request) {
    return WebUtils.getCookie(request, NAME) != null;
  }

  private String sign(String subject, Instant at) {
    var claims =
        JwtClaimsSet.builder()
            .issuer(properties.issuer())
            .subject(subject)
            .audience(List.of(NAME))
            .issuedAt(at)
            .expiresAt(at.plus(properties.loginLifetime()))
            .build();
    var header = JwsHeader.with(SignatureAlgorithm.ES256).build();
    return encoder.encode(JwtEncoderParameters.from(header, claims)).getTokenValue();
  }
}
