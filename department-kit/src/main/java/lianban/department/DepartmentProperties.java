package lianban.department;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import java.net.URI;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * The department that this process is.
 *
 * @param code its code, part of the topics it reads and writes
 * @param parallelism how many cases each of its listeners works on at the same time
 * @param gateway address of the gateway, for a department outside the exchange's network; without
 *     it events come and go by the broker
 * @param signingKey private key that its events are signed with, PKCS#8 in base64; without it they
 *     are not signed. A secret: it comes from the environment
 * @param signingKeyId thumbprint of the key that is registered with the exchange (RFC 7638); a
 *     process with another key does not start
 * @param sealKeys thumbprints of the keys that the exchange is known to seal with, from elsewhere
 *     than the exchange
 */
@Validated
@ConfigurationProperties("lianban.department")
public record DepartmentProperties(
    @NotNull @Pattern(regexp = "[a-z][a-z0-9-]{1,62}") String code,
    @DefaultValue("16") @Min(1) @Max(500) int parallelism,
    @Nullable URI gateway,
    @Nullable String signingKey,
    @Nullable String signingKeyId,
    @DefaultValue List<String> sealKeys) {

  public DepartmentProperties {
    signingKey = textOrNull(signingKey);
    signingKeyId = textOrNull(signingKeyId);
    sealKeys = List.copyOf(sealKeys);
  }

  /** A variable that is set to nothing is not set. */
  private static @Nullable String textOrNull(@Nullable String text) {
    return text == null || text.isBlank() ? null : text.strip();
  }

  /** Leaves the key out. */
  @Override
  public String toString() {
    return "DepartmentProperties[code=%s, parallelism=%d, gateway=%s, signingKeyId=%s, sealKeys=%s]"
        .formatted(code, parallelism, gateway, signingKeyId, sealKeys);
  }
}
