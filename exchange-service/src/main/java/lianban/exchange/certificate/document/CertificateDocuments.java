package lianban.exchange.certificate.document;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import lianban.exchange.certificate.lifecycle.CertificateRecord;
import lianban.exchange.certificate.lifecycle.CertificateRecord.Countersignature;
import lianban.exchange.certificate.lifecycle.CertificateRecord.Version;
import lianban.exchange.certificate.lifecycle.CertificateSecrets;
import lianban.exchange.certificate.lifecycle.CertificateType;
import lianban.exchange.certificate.lifecycle.Holders;
import lianban.exchange.proof.key.RegisteredKey;
import lianban.exchange.proof.key.SigningKeys;
import lianban.kernel.code.CertificateIdentifier;
import lianban.kernel.event.Party;
import lianban.proof.CertificateFile;
import lianban.proof.DetachedJws;
import lianban.proof.VerificationKey;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Writes certificates as files, with the metadata names of GB/T 36903. */
public final class CertificateDocuments {

  private static final String PSEUDONYM = "pseudonym";

  private final Holders holders;
  private final CertificateSigner signer;
  private final SigningKeys departmentKeys;
  private final CertificateSecrets secrets;
  private final JsonMapper json;
  private final ZoneId zone;
  private final String door;

  /**
   * @param departmentKeys that issuers registered
   * @param door public address of the gateway
   */
  public CertificateDocuments(
      Holders holders,
      CertificateSigner signer,
      SigningKeys departmentKeys,
      CertificateSecrets secrets,
      JsonMapper json,
      ZoneId zone,
      String door) {
    this.holders = holders;
    this.signer = signer;
    this.departmentKeys = departmentKeys;
    this.secrets = secrets;
    this.json = json;
    this.zone = zone;
    this.door = door;
  }

  /** What is signed of a version: by the platform, and if it likes by the issuer. */
  public byte[] content(CertificateRecord record, Version version, CertificateType type) {
    return CertificateFile.content(certified(record, version, type), null);
  }

  /** A version as a file. */
  public CertificateFile file(CertificateRecord record, Version version, CertificateType type) {
    ObjectNode certified = certified(record, version, type);
    byte[] content = CertificateFile.content(certified, null);
    List<String> signatures = new ArrayList<>(List.of(signer.sign(content)));
    List<VerificationKey> keys = new ArrayList<>();
    for (Countersignature signature : version.signatures()) {
      RegisteredKey key = departmentKeys.find(record.issuer(), signature.keyId());
      // What the type calls things may have changed since; then it is not this text that was
      // signed.
      if (key != null && DetachedJws.read(signature.jws()).isOf(key.key(), content)) {
        signatures.add(signature.jws());
        keys.add(key.key());
      }
    }
    String number = version.identifier();
    String code = secrets.code(number);
    return new CertificateFile(
        certified, null, code, address(number, code, null), signatures, signer.keys(), keys);
  }

  /** An annotated copy of a version. */
  public CertificateFile copy(
      CertificateRecord record, Version version, CertificateType type, AnnotatedCopy copy) {
    ObjectNode certified = certified(record, version, type);
    ObjectNode annotation =
        JsonNodeFactory.instance
            .objectNode()
            .put("number", copy.number())
            .put("JZJZZSJ", copy.madeAt().toString())
            .put("JZJZZZ", copy.maker())
            .put("JZJZZSY", copy.purpose())
            .put("JZJYXQJZSJ", copy.until().toString());
    String code = secrets.code(copyKey(copy.number()));
    return new CertificateFile(
        certified,
        annotation,
        code,
        address(version.identifier(), code, copy.number()),
        List.of(signer.sign(CertificateFile.content(certified, annotation))),
        signer.keys(),
        List.of());
  }

  /** Under which name a copy has its code. */
  static String copyKey(String number) {
    return "copy/" + number;
  }

  private String address(String identifier, String code, @Nullable String copy) {
    String address = door + "/api/v1/verify/" + identifier + "?code=" + code;
    return copy == null ? address : address + "&copy=" + copy;
  }

  private ObjectNode certified(CertificateRecord record, Version version, CertificateType type) {
    ObjectNode file = JsonNodeFactory.instance.objectNode();
    file.put("ZZMC", type.name());
    file.put("ZZLXDM", type.typeCode());
    file.put("ZZBH", CertificateIdentifier.parse(version.identifier()).serial());
    file.put("ZZBS", version.identifier());
    file.put("ZZBFJG", type.issuerName());
    file.put("ZZBFJGDM", type.issuerCode());
    file.put("ZZBFRQ", day(version.issuedAt()).toString());
    putHolder(file, record);
    file.put("ZZYXQQSRQ", version.validFrom().toString());
    if (version.validUntil() != null) {
      file.put("ZZYXQJZRQ", version.validUntil().toString());
    }
    JsonNode content = json.valueToTree(version.content());
    file.set("content", content);
    return file;
  }

  private LocalDate day(Instant moment) {
    return LocalDate.ofInstant(moment, zone);
  }

  /** Where the case does not name the holder, the file names no more than the platform knows. */
  private void putHolder(ObjectNode file, CertificateRecord record) {
    Party party =
        record.party() == null ? holders.party(record.caseId(), record.holder()) : record.party();
    file.put("CZZT", party == null ? record.holderName() : party.name());
    file.put("CZZTDM", party == null ? record.holder() : party.idNumber());
    file.put("CZZTDMLX", party == null ? PSEUDONYM : party.idType());
  }
}
