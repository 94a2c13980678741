import { type Answer, read } from "../api/request";

export type StepStatus =
  | "WAITING"
  | "REQUESTED"
  | "CLOCK_STOPPED"
  | "SUPPLEMENT_NEEDED"
  | "APPROVED"
  | "REFUSED"
  | "SKIPPED"
  | "NOT_NEEDED";

export interface Reason {
  code: string;
  message: string;
}

export interface Step {
  step: string;
  department: string;
  state: StepStatus;
  requestedAt?: string;
  finishedAt?: string;
  reasons: Reason[];
  missing: Reason[];
}

/** One bill for all departments; amounts are decimal strings in yuan. */
export interface Bill {
  billId: string;
  items: { code: string; name: string; amount: string }[];
  total: string;
}

/** A case as its applicant may see it. */
export interface Case {
  caseId: string;
  receipt: string;
  matter: string;
  matterName: string;
  phase: "IN_APPROVAL" | "SUPPLEMENT_NEEDED" | "PAYMENT_DUE" | "ISSUING" | "CLOSED";
  result?: "ISSUED" | "REFUSED" | "WITHDRAWN";
  filedAt: string;
  closedAt?: string;
  steps: Step[];
  bill?: Bill;
  /** Number of the payment, once the bill is paid. */
  payment?: string;
  /** Identifier of the certificate, once it is issued. */
  certificate?: string;
  timeline: { elapsedMillis: number; sequentialMillis: number };
}

const FORM = /^[0-9A-Z]{16}$/;

export function normalise(text: string): string {
  return text.normalize("NFKC").replace(/\s+/g, "").toUpperCase();
}

export function isCaseId(text: string): boolean {
  return FORM.test(text);
}

export function readCase(caseId: string, token: string): Promise<Answer<Case>> {
  return read(`/api/v1/cases/${encodeURIComponent(caseId)}`, token);
}
