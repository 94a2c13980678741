package lianban.exchange.certificate.document;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.zxing.BinaryBitmap;
import com.google.zxing.RGBLuminanceSource;
import com.google.zxing.common.HybridBinarizer;
import com.google.zxing.qrcode.QRCodeReader;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import javax.imageio.ImageIO;
import lianban.exchange.ServiceJson;
import lianban.proof.CertificateFile;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.apache.pdfbox.text.PDFTextStripper;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class CertificatePdfTest {

  private static final String ADDRESS =
      "http://127.0.0.1:8080/api/v1/verify/1.2.156.3005.2.11440300MB2C00004K001.11440300MB2C00004K.S1.001.X?code=0123456789AB";
  private static final Map<String, String> LABELS = Map.of("address", "坐落");

  /** Rendering looks for fonts and remembers what it found; not in anybody's home. */
  @BeforeAll
  static void rememberFontsHere() {
    System.setProperty("pdfbox.fontcache", "target");
  }

  private static JsonNode json(String text) {
    return ServiceJson.MAPPER.readTree(text);
  }

  private static CertificateFile file(@Nullable JsonNode copy, String address) {
    return new CertificateFile(
        json(
            """
            {"ZZMC":"不动产权证书","ZZBS":"1.2.156.3005.2.11440300MB2C00004K001.11440300MB2C00004K.S1.001.X",
             "CZZT":"王小明","CZZTDM":"11010519491231002X","ZZBFJG":"不动产登记中心","ZZBFRQ":"2026-11-24",
             "ZZYXQQSRQ":"2026-11-24","content":{"address":"%s","propertyNo":"P-1"}}\
            """
                .formatted(address)),
        copy,
        "0123456789AB",
        ADDRESS,
        List.of(),
        List.of(),
        List.of());
  }

  private static CertificateFile copy() {
    return file(
        json(
            """
            {"JZJZZSJ":"2026-11-24T02:00:00Z","JZJZZZ":"王小明","JZJZZSY":"申请公积金贷款",
             "JZJYXQJZSJ":"2026-12-24T02:00:00Z"}\
            """),
        "滨海路1号");
  }

  private static String text(byte[] pdf) throws IOException {
    try (PDDocument document = Loader.loadPDF(pdf)) {
      return new PDFTextStripper().getText(document);
    }
  }

  /** Left for people to look at. */
  private static BufferedImage image(byte[] pdf, String name) throws IOException {
    try (PDDocument document = Loader.loadPDF(pdf)) {
      BufferedImage image = new PDFRenderer(document).renderImageWithDPI(0, 110);
      Path folder = Files.createDirectories(Path.of("target/certificates"));
      ImageIO.write(image, "png", folder.resolve(name + ".png").toFile());
      return image;
    }
  }

  private static String scanned(BufferedImage image) throws Exception {
    int width = image.getWidth();
    int height = image.getHeight();
    int[] pixels = image.getRGB(0, 0, width, height, null, 0, width);
    var bitmap =
        new BinaryBitmap(new HybridBinarizer(new RGBLuminanceSource(width, height, pixels)));
    return new QRCodeReader().decode(bitmap).getText();
  }

  @Test
  void printsWhatIsCertifiedAndAQrCodeThatLeadsToItsVerification() throws Exception {
    byte[] pdf = new CertificatePdf(null).of(file(null, "滨海路1号"), LABELS);

    assertThat(text(pdf)).contains("不动产权证书", "王小明", "坐落", "滨海路1号", "不动产登记中心", "长期", "0123456789AB");
    assertThat(scanned(image(pdf, "certificate"))).isEqualTo(ADDRESS);
  }

  @Test
  void aCopyNamesItsPurposeAndItsEndOnEveryPage() throws Exception {
    byte[] pdf = new CertificatePdf(null).of(copy(), LABELS);

    assertThat(text(pdf)).contains("加注件", "申请公积金贷款", "2026-12-24 10:00");
    assertThat(text(pdf).replaceAll("\\s", "")).contains("仅供“申请公积金贷款”使用至2026-12-24");
    assertThat(scanned(image(pdf, "copy"))).as("through the watermark").isEqualTo(ADDRESS);
  }

  @Test
  void embedsNoMoreOfTheFontThanItUses() throws Exception {
    byte[] pdf = new CertificatePdf(null).of(file(null, "滨海路1号"), LABELS);
    List<PDFont> fonts = new ArrayList<>();
    try (PDDocument document = Loader.loadPDF(pdf)) {
      for (COSName name : document.getPage(0).getResources().getFontNames()) {
        fonts.add(document.getPage(0).getResources().getFont(name));
      }
      assertThat(fonts)
          .hasSize(2)
          .allMatch(PDFont::isEmbedded)
          .allMatch(font -> Objects.requireNonNull(font.getName()).matches("[A-Z]{6}\\+.*"));
    }
    assertThat(pdf.length).isLessThan(150_000);
  }

  @Test
  void longContentGoesOnOnTheNextPageAndWhatNoFontHasIsMarked() throws Exception {
    byte[] pdf = new CertificatePdf(null).of(file(null, "滨海路".repeat(600) + "😀"), LABELS);

    try (PDDocument document = Loader.loadPDF(pdf)) {
      assertThat(document.getNumberOfPages()).isGreaterThan(1);
    }
    assertThat(text(pdf)).contains("〓");
  }
}
