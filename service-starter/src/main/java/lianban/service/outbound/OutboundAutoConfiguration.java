package lianban.service.outbound;

import java.time.Duration;
import java.time.InstantSource;
import lianban.service.LianbanProperties;
import lianban.service.problem.FaultClassifier;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.cloud.client.loadbalancer.LoadBalancerInterceptor;
import org.springframework.context.annotation.Bean;
import org.springframework.core.env.Environment;
import org.springframework.http.client.JdkClientHttpRequestFactory;
import org.springframework.http.converter.json.JacksonJsonHttpMessageConverter;
import org.springframework.web.client.HttpServerErrorException;
import org.springframework.web.client.ResourceAccessException;
import org.springframework.web.client.RestClient;
import tools.jackson.databind.json.JsonMapper;

/** Calls to other services. */
@AutoConfiguration
public class OutboundAutoConfiguration {

  private static final Duration CONNECT = Duration.ofSeconds(2);
  private static final Duration READ = Duration.ofSeconds(10);

  /** An event pull waits up to twenty seconds by itself. */
  private static final Duration LONG_READ = Duration.ofSeconds(40);

  private static final String TOKENS = "/oauth2/token";

  @Bean
  @ConditionalOnMissingBean
  ServiceClients serviceClients(
      LoadBalancerInterceptor loadBalancer,
      JsonMapper json,
      InstantSource clock,
      LianbanProperties lianban,
      Environment environment) {
    var plain = base(json, READ).requestInterceptor(loadBalancer).build();
    var token =
        new ServiceToken(
            plain,
            "http://identity-service" + TOKENS,
            environment.getRequiredProperty("spring.application.name"),
            lianban.clientSecret(),
            clock);
    return service ->
        base(json, READ)
            .baseUrl("http://" + service)
            .requestInterceptor(token)
            .requestInterceptor(loadBalancer)
            .build();
  }

  @Bean
  @ConditionalOnMissingBean
  GatewayClients gatewayClients(
      JsonMapper json, InstantSource clock, LianbanProperties lianban, Environment environment) {
    String name = environment.getRequiredProperty("spring.application.name");
    return gateway ->
        base(json, LONG_READ)
            .baseUrl(gateway)
            .requestInterceptor(
                new ServiceToken(
                    base(json, READ).build(),
                    gateway.resolve(TOKENS).toString(),
                    name,
                    lianban.clientSecret(),
                    clock))
            .build();
  }

  @Bean
  FaultClassifier outboundFaults() {
    return fault ->
        fault instanceof ResourceAccessException
            || fault instanceof HttpServerErrorException
            || fault instanceof NoInstanceException;
  }

  private static RestClient.Builder base(JsonMapper json, Duration read) {
    var http = java.net.http.HttpClient.newBuilder().connectTimeout(CONNECT).build();
    var requests = new JdkClientHttpRequestFactory(http);
    requests.setReadTimeout(read);
    return RestClient.builder()
        .requestFactory(requests)
        .configureMessageConverters(
            converters ->
                converters
                    .registerDefaults()
                    .withJsonConverter(new JacksonJsonHttpMessageConverter(json)));
  }
}
