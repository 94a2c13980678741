import { type Answer, read } from "../api/request";

/** What the public learns about a certificate. */
export interface Certificate {
  identifier: string;
  status: "VALID" | "SUSPENDED" | "SUPERSEDED" | "REVOKED" | "EXPIRED";
  type?: string;
  issuer?: string;
  /** All but the first character hidden. */
  holderName?: string;
  issuedAt?: string;
  content?: Record<string, unknown>;
  supersedes?: string;
  supersededBy?: string;
}

export function readCertificate(identifier: string): Promise<Answer<Certificate>> {
  return read(`/api/v1/certificates/${encodeURIComponent(identifier)}`);
}
