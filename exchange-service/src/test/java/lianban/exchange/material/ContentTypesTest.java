package lianban.exchange.material;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;

class ContentTypesTest {

  private final ContentTypes types = new ContentTypes();

  @Test
  void tellsTheUsualFormatsApart() {
    assertThat(of("%PDF-1.7\n")).isEqualTo("application/pdf");
    assertThat(of("\u0089PNG\r\n\32\n")).isEqualTo("image/png");
    assertThat(of("\u00ff\u00d8\u00ff\u00e0")).isEqualTo("image/jpeg");
    assertThat(of("GIF89a")).isEqualTo("image/gif");
    assertThat(of("MZ\u0090\0\u0003")).doesNotStartWith("image/").isNotEqualTo("application/pdf");
    assertThat(of("")).isEqualTo("application/octet-stream");
  }

  @Test
  void knowsAnOfdFromAnotherArchive() throws IOException {
    assertThat(types.of(zip("Doc_0/Document.xml", "OFD.xml"))).isEqualTo("application/ofd");
    assertThat(types.of(zip("word/document.xml"))).isEqualTo("application/zip");
  }

  private String of(String head) {
    return types.of(head.getBytes(StandardCharsets.ISO_8859_1));
  }

  private static byte[] zip(String... names) throws IOException {
    var bytes = new ByteArrayOutputStream();
    try (var zip = new ZipOutputStream(bytes)) {
      for (String name : names) {
        zip.putNextEntry(new ZipEntry(name));
        zip.write(1);
      }
    }
    return bytes.toByteArray();
  }
}
