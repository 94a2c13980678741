package lianban.exchange.certificate.document;

import com.google.zxing.BarcodeFormat;
import com.google.zxing.EncodeHintType;
import com.google.zxing.WriterException;
import com.google.zxing.common.BitMatrix;
import com.google.zxing.qrcode.QRCodeWriter;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import lianban.proof.CertificateFile;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.font.PDType0Font;
import org.apache.pdfbox.pdmodel.graphics.state.PDExtendedGraphicsState;
import org.apache.pdfbox.util.Matrix;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * A certificate as a page to print: what is certified, and a QR code that leads to its
 * verification. An annotated copy has a watermark that names purpose and end.
 */
public final class CertificatePdf {

  /** PDFBox brings it along. */
  private static final String LATIN = "/org/apache/pdfbox/resources/ttf/LiberationSans-Regular.ttf";

  private static final String CHINESE = "DroidSansFallbackFull.ttf";
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm", Locale.ROOT)
          .withZone(ZoneId.of("Asia/Shanghai"));

  private static final int MARGIN = 64;
  private static final int LABELS = 150;
  private static final int LINE = 20;
  private static final int TEXT = 11;
  private static final int QR = 120;
  private static final int BOTTOM = MARGIN + QR + 30;

  private final @Nullable Path font;

  /**
   * @param font a TrueType font with Chinese characters in place of the shipped one; null for that
   */
  public CertificatePdf(@Nullable Path font) {
    this.font = font;
  }

  /**
   * Makes the page, PDF 1.6 with the characters that it uses.
   *
   * @param labels what fields of the content are called, by name
   */
  public byte[] of(CertificateFile file, Map<String, String> labels) {
    try (var document = new PDDocument();
        var bytes = new ByteArrayOutputStream()) {
      new Drawing(document, fonts(document), file, labels).draw();
      document.getDocumentInformation().setTitle(file.field("ZZMC") + " " + file.field("ZZBS"));
      document.getDocumentInformation().setCreator("Lianban");
      document.save(bytes);
      return bytes.toByteArray();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * The first has Latin letters, the second the rest; both are embedded, so that the page looks the
   * same everywhere and nobody searches the machine for fonts.
   */
  private List<PDFont> fonts(PDDocument document) throws IOException {
    try (InputStream latin = resource(LATIN);
        InputStream chinese = font == null ? resource(CHINESE) : Files.newInputStream(font)) {
      return List.of(
          PDType0Font.load(document, latin, true), PDType0Font.load(document, chinese, true));
    }
  }

  private static InputStream resource(String name) {
    return Objects.requireNonNull(CertificatePdf.class.getResourceAsStream(name), name);
  }

  /** A run of characters of one font. */
  private record Run(PDFont font, String text) {}

  /** One document being drawn. */
  private static final class Drawing {

    private static final String MISSING = "〓";

    private final PDDocument document;
    private final List<PDFont> fonts;
    private final CertificateFile file;
    private final Map<String, String> labels;
    private final int width = (int) PDRectangle.A4.getWidth();
    private final int height = (int) PDRectangle.A4.getHeight();
    private PDPageContentStream out;
    private int y;

    Drawing(
        PDDocument document, List<PDFont> fonts, CertificateFile file, Map<String, String> labels)
        throws IOException {
      this.document = document;
      this.fonts = fonts;
      this.file = file;
      this.labels = labels;
      this.out = page();
    }

    private PDPageContentStream page() throws IOException {
      var page = new PDPage(PDRectangle.A4);
      document.addPage(page);
      y = height - MARGIN - 20;
      return new PDPageContentStream(document, page);
    }

    void draw() throws IOException {
      String title = file.field("ZZMC");
      write((width - length(title, 24)) / 2, 24, title);
      y -= 24;
      if (file.copy() != null) {
        String subtitle = "加注件 Annotated copy";
        write((width - length(subtitle, TEXT)) / 2, TEXT, subtitle);
      }
      y -= 36;
      row("证照标识 Identifier", file.field("ZZBS"));
      row("持证主体 Holder", file.field("CZZT"));
      row("证件号码 Number", file.field("CZZTDM"));
      row("颁发机构 Issuer", file.field("ZZBFJG"));
      row("颁发日期 Issued", file.field("ZZBFRQ"));
      String last = file.field("ZZYXQJZRQ");
      row("有效期 Valid", file.field("ZZYXQQSRQ") + " – " + (last.isEmpty() ? "长期" : last));
      y -= LINE / 2;
      for (Map.Entry<String, JsonNode> field : file.certificate().path("content").properties()) {
        JsonNode value = field.getValue();
        row(
            labels.getOrDefault(field.getKey(), field.getKey()),
            value.isString() ? value.stringValue() : value.toString());
      }
      annotation();
      foot();
      watermark();
      out.close();
    }

    private void annotation() throws IOException {
      if (file.copy() == null) {
        return;
      }
      y -= LINE / 2;
      row("加注事由 Purpose", file.copyField("JZJZZSY"));
      row("加注人 Made by", file.copyField("JZJZZZ"));
      row("加注时间 Made at", time("JZJZZSJ"));
      row("加注件有效期至 Until", time("JZJYXQJZSJ"));
    }

    private String time(String field) {
      return TIME.format(Instant.parse(file.copyField(field)));
    }

    private void row(String label, String value) throws IOException {
      List<String> lines = wrapped(value, width - 2 * MARGIN - LABELS);
      for (int i = 0; i < lines.size(); i++) {
        if (y < BOTTOM) {
          out.close();
          out = page();
        }
        if (i == 0) {
          write(MARGIN, TEXT, label);
        }
        write(MARGIN + LABELS, TEXT, lines.get(i));
        y -= LINE;
      }
    }

    private List<String> wrapped(String text, int most) throws IOException {
      List<String> lines = new ArrayList<>();
      var line = new StringBuilder();
      for (int point : text.codePoints().toArray()) {
        String next = Character.toString(point);
        if (!line.isEmpty() && length(line + next, TEXT) > most) {
          lines.add(line.toString());
          line.setLength(0);
        }
        line.append(next);
      }
      lines.add(line.toString());
      return lines;
    }

    /** The way to verification, on the last page. */
    private void foot() throws IOException {
      qr(MARGIN, MARGIN);
      y = MARGIN + QR - 16;
      int x = MARGIN + QR + 20;
      write(x, TEXT, "扫码或凭标识与校验码在线核验");
      y -= LINE;
      write(x, TEXT, "Scan, or verify by identifier and code");
      y -= LINE;
      write(x, TEXT, "校验码 Code: " + file.code());
      y -= LINE;
      write(x, TEXT, "状态以核验时为准 How it stands is told when it is verified");
    }

    private void qr(int left, int bottom) throws IOException {
      BitMatrix modules;
      try {
        modules =
            new QRCodeWriter()
                .encode(
                    file.verifyAt(), BarcodeFormat.QR_CODE, 0, 0, Map.of(EncodeHintType.MARGIN, 2));
      } catch (WriterException e) {
        throw new IllegalStateException("an address fits a QR code", e);
      }
      float module = QR / (float) modules.getWidth();
      for (int row = 0; row < modules.getHeight(); row++) {
        for (int column = 0; column < modules.getWidth(); column++) {
          if (modules.get(column, row)) {
            out.addRect(left + column * module, bottom + QR - (row + 1) * module, module, module);
          }
        }
      }
      out.fill();
    }

    private void watermark() throws IOException {
      if (file.copy() == null) {
        return;
      }
      String mark = "仅供“%s”使用  至 %s".formatted(file.copyField("JZJZZSY"), time("JZJYXQJZSJ"));
      for (int number = 0; number < document.getNumberOfPages(); number++) {
        out.close();
        out =
            new PDPageContentStream(
                document,
                document.getPage(number),
                PDPageContentStream.AppendMode.APPEND,
                true,
                true);
        var faint = new PDExtendedGraphicsState();
        faint.setNonStrokingAlphaConstant(0.18f);
        out.setGraphicsStateParameters(faint);
        for (int across = -200; across < height; across += 150) {
          out.saveGraphicsState();
          out.transform(Matrix.getRotateInstance(Math.toRadians(30), 20, across));
          y = 0;
          write(0, 20, mark + "    " + mark);
          out.restoreGraphicsState();
        }
      }
    }

    private void write(int x, int size, String text) throws IOException {
      out.beginText();
      out.newLineAtOffset(x, y);
      for (Run run : runs(text)) {
        out.setFont(run.font(), size);
        out.showText(run.text());
      }
      out.endText();
    }

    private int length(String text, int size) throws IOException {
      float length = 0;
      for (Run run : runs(text)) {
        length += run.font().getStringWidth(run.text()) * size / 1000;
      }
      return (int) Math.ceil(length);
    }

    private List<Run> runs(String text) {
      List<Run> runs = new ArrayList<>();
      for (int point : text.codePoints().toArray()) {
        Run next = run(Character.toString(point));
        if (!runs.isEmpty() && runs.getLast().font().equals(next.font())) {
          next = new Run(next.font(), runs.removeLast().text() + next.text());
        }
        runs.add(next);
      }
      return runs;
    }

    private Run run(String character) {
      for (PDFont one : fonts) {
        if (canShow(one, character)) {
          return new Run(one, character);
        }
      }
      return new Run(fonts.getLast(), MISSING);
    }

    private static boolean canShow(PDFont font, String character) {
      try {
        return font.encode(character).length > 0;
      } catch (IOException | IllegalArgumentException e) {
        return false;
      }
    }
  }
}
