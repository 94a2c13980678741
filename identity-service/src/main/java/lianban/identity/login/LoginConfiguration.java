package lianban.identity.login;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpMethod;
import org.springframework.security.authentication.LockedException;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.csrf.CookieCsrfTokenRepository;
import org.springframework.security.web.savedrequest.CookieRequestCache;
import org.springframework.security.web.savedrequest.RequestCache;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;

/**
 * Log-in and log-out forms. All that they must remember is in cookies, so any instance can go on
 * with it.
 */
@Configuration(proxyBeanMethods = false)
class LoginConfiguration {

  /** Where a log-in that nothing asked for leads. */
  private static final String HOME = "/console/";

  /** Remembers what a person was on the way to when the log-in came between. */
  @Bean
  RequestCache requestCache() {
    var cache = new CookieRequestCache();
    cache.setRequestMatcher(
        PathPatternRequestMatcher.pathPattern(HttpMethod.GET, "/oauth2/authorize"));
    return cache;
  }

  @Bean
  @Order(2)
  SecurityFilterChain login(HttpSecurity http, LoginCookie loginCookie, RequestCache requestCache) {
    return http.securityMatcher("/login", "/logout")
        .authorizeHttpRequests(requests -> requests.anyRequest().permitAll())
        .formLogin(
            form ->
                form.loginPage("/login")
                    .defaultSuccessUrl(HOME)
                    .failureHandler(LoginConfiguration::showAgain))
        .logout(
            logout -> logout.addLogoutHandler(loginCookie).logoutSuccessUrl(LoginPage.AFTER_LOGOUT))
        .csrf(csrf -> csrf.csrfTokenRepository(new CookieCsrfTokenRepository()))
        .securityContext(context -> context.securityContextRepository(loginCookie))
        .requestCache(cache -> cache.requestCache(requestCache))
        .sessionManagement(
            session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
        .exceptionHandling(
            handling ->
                handling.accessDeniedHandler(
                    (request, response, _) ->
                        response.sendRedirect(request.getServletPath() + "?error=stale")))
        .build();
  }

  private static void showAgain(
      HttpServletRequest request, HttpServletResponse response, AuthenticationException refusal)
      throws IOException {
    String reason = refusal instanceof LockedException ? "throttled" : "wrong";
    response.sendRedirect("/login?error=" + reason);
  }
}
