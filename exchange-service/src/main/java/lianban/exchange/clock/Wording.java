package lianban.exchange.clock;

/** One thing said in Chinese and in English. */
public record Wording(String zh, String en) {}
