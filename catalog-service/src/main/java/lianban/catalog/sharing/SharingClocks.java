package lianban.catalog.sharing;

import java.time.Duration;

/**
 * Time limits (政务数据共享条例, 国务院令第809号): days are working days.
 *
 * @param unconditionalDays within which the owner of an unconditionally shared type may object
 * @param conditionalDays within which the owner of a conditionally shared type decides
 * @param extensionDays by which it may take longer, once
 * @param noticeBefore how long before its end a grant is announced to end
 */
public record SharingClocks(
    int unconditionalDays, int conditionalDays, int extensionDays, Duration noticeBefore) {}
