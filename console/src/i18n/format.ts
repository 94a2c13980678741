import { languageTag, useI18n } from "./index";

const { t } = useI18n();

/**
 * A moment in the reader's own time zone, to the second; without the date where that is the same as that of `beside`,
 * which the reader sees too.
 */
export function formatTime(instant: string, beside?: string): string {
  const at = new Date(instant);
  const sameDay = beside !== undefined && at.toDateString() === new Date(beside).toDateString();
  const style = sameDay
    ? ({ timeStyle: "medium" } as const)
    : ({ dateStyle: "medium", timeStyle: "medium" } as const);
  return new Intl.DateTimeFormat(languageTag(), style).format(at);
}

/** A duration in its two largest units; tenths of seconds below a minute. */
export function formatDuration(millis: number): string {
  const seconds = Math.round(millis / 1000);
  const minutes = Math.floor(seconds / 60);
  const hours = Math.floor(minutes / 60);
  if (millis < 59_950) {
    return t("duration.seconds", { n: (millis / 1000).toFixed(millis < 100 ? 2 : 1) });
  }
  if (hours < 1) {
    return t("duration.minutes", { m: minutes, s: seconds % 60 });
  }
  if (hours < 24) {
    return t("duration.hours", { h: hours, m: minutes % 60 });
  }
  return t("duration.days", { d: Math.floor(hours / 24), h: hours % 24 });
}

/** An amount as it is on the wire, with the thousands set apart; never made a floating-point number. */
export function formatAmount(amount: string): string {
  const [whole = "", fraction] = amount.split(".");
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, ",");
  return fraction === undefined ? grouped : `${grouped}.${fraction}`;
}
