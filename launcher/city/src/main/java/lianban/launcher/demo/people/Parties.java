package lianban.launcher.demo.people;

import lianban.kernel.event.Party;

/**
 * Who buys and who sells.
 *
 * @param cardExpired whether the seller's identity card has expired
 */
public record Parties(Party buyer, Party seller, boolean cardExpired) {}
