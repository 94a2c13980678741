package lianban.exchange.subscription;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * What a client asks for.
 *
 * @param filters null for none
 * @param url for a webhook alone
 * @param from {@code earliest}, {@code latest} or an instant
 * @param digest of the request
 */
public record SubscriptionDraft(
    String type,
    @Nullable JsonNode filters,
    Subscription.Channel channel,
    @Nullable String url,
    String from,
    String digest) {}
