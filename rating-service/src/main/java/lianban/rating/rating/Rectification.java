package lianban.rating.rating;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * What a bad rating obliges the department to.
 *
 * @param owner the department that answers for it; null if none handled the case, then the
 *     supervisors do
 * @param contactBy last day to contact the rater
 * @param rectifyBy last day to put right what was complained of, and to answer
 * @param calendarComplete false if a year without a notice was counted as Monday to Friday
 * @param tookWorkingDays the fact to lay beside the complaint: how long the case had taken
 */
public record Rectification(
    @Nullable String owner,
    LocalDate contactBy,
    LocalDate rectifyBy,
    boolean calendarComplete,
    int tookWorkingDays) {}
