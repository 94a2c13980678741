package lianban.exchange.clock;

import org.jspecify.annotations.Nullable;

/** What can be asked of a case's clock. Each carries its own identity: repeating it is safe. */
public sealed interface ClockCommand {

  Asker asker();

  String step();

  /**
   * Who asks.
   *
   * @param subject of the token
   * @param department null for one of none
   * @param key idempotency key
   * @param digest of what is asked
   */
  record Asker(String subject, @Nullable String department, String key, String digest) {}

  /** A special procedure begins, and the applicant was told so in writing. */
  record BeginProcedure(
      Asker asker, String step, SpecialProcedure procedure, String notice, int days)
      implements ClockCommand {}

  record EndProcedure(Asker asker, String step, String id) implements ClockCommand {}

  /** More time is asked for. */
  record AskExtension(Asker asker, String step, int days, String reason) implements ClockCommand {}

  record ApproveExtension(Asker asker, String step, String id) implements ClockCommand {}

  /** Somebody presses for the step (催办). */
  record Urge(Asker asker, String step, String reason) implements ClockCommand {}
}
