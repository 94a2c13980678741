package lianban.exchange.certificate.document.http;

import java.util.Map;
import lianban.exchange.certificate.Certificate.Status;
import lianban.exchange.certificate.document.PublicVerification;
import org.springframework.web.util.HtmlUtils;
import tools.jackson.databind.JsonNode;

/** How a certificate stands, for people: one page without a script and without anything to load. */
final class VerificationPage {

  private static final Map<Status, String> ZH =
      Map.of(
          Status.VALID, "有效",
          Status.SUSPENDED, "暂停使用",
          Status.SUPERSEDED, "已被替换",
          Status.REVOKED, "已撤销",
          Status.EXPIRED, "已过期");
  private static final Map<Status, String> EN =
      Map.of(
          Status.VALID, "valid",
          Status.SUSPENDED, "suspended",
          Status.SUPERSEDED, "superseded",
          Status.REVOKED, "revoked",
          Status.EXPIRED, "expired");

  private VerificationPage() {}

  static String of(PublicVerification told) {
    Status status = told.asked();
    String mark = status == Status.VALID ? "✓" : "✗";
    var rows = new StringBuilder();
    rows.append(row("证照标识 · Identifier", told.identifier()));
    rows.append(row("证照 · Certificate", told.name() + " · " + told.nameInEnglish()));
    rows.append(row("颁发机构 · Issuer", told.issuerName()));
    rows.append(row("持证主体 · Holder", told.holderName()));
    rows.append(
        row(
            "有效期 · Valid",
            told.validFrom()
                + " – "
                + (told.validUntil() == null ? "长期 · no end" : told.validUntil())));
    for (Map.Entry<String, JsonNode> field : told.content().properties()) {
      JsonNode value = field.getValue();
      rows.append(row(field.getKey(), value.isString() ? value.stringValue() : value.toString()));
    }
    PublicVerification.Copy copy = told.copy();
    if (copy != null) {
      rows.append(row("加注事由 · For this purpose alone", copy.purpose()));
      rows.append(row("加注件有效期至 · Until", copy.until().toString()));
    }
    if (told.supersededBy() != null) {
      rows.append(row("替换为 · Superseded by", told.supersededBy()));
    }
    return """
    <!DOCTYPE html>
    <html lang="zh"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
    <title>证照核验 · Verification</title></head>
    <body>
    <h1>证照核验 · Verification</h1>
    <p lang="zh"><strong>%s %s</strong>（%s 核验）</p>
    <p lang="en"><strong>%s %s</strong> at %s</p>
    <dl>
    %s</dl>
    </body></html>
    """
        .formatted(mark, ZH.get(status), told.at(), mark, EN.get(status), told.at(), rows);
  }

  private static String row(String name, String value) {
    return "<dt>%s</dt><dd>%s</dd>\n"
        .formatted(HtmlUtils.htmlEscape(name), HtmlUtils.htmlEscape(value));
  }
}
