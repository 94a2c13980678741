import { languageTag } from "../i18n";

/** RFC 9457 with what Lianban adds to it, see docs/protocol.md. */
export interface Problem {
  type: string;
  status: number;
  title: string;
  detail?: string;
  action?: string;
  traceId?: string;
  faults?: { pointer: string; code: string; message: string }[];
}

/** What a request came to: a value, a problem told by the service, or no usable answer. */
export type Answer<T> =
  | { kind: "ok"; value: T }
  | { kind: "problem"; problem: Problem }
  | { kind: "unreachable" }
  | { kind: "unintelligible" };

export type Failure = Exclude<Answer<never>, { kind: "ok" }>;

export function isProblem(answer: Answer<unknown> | undefined, slug: string): boolean {
  return answer?.kind === "problem" && answer.problem.type === `urn:lianban:problem:${slug}`;
}

/** GETs JSON from the gateway; `token` only where the route needs one. */
export async function read<T>(path: string, token?: string): Promise<Answer<T>> {
  const headers: Record<string, string> = { "Accept-Language": languageTag() };
  if (token !== undefined) {
    headers["Authorization"] = `Bearer ${token}`;
  }
  let response: Response;
  try {
    response = await fetch(path, { headers, credentials: "omit", cache: "no-store" });
  } catch {
    return { kind: "unreachable" };
  }
  return parse<T>(response);
}

async function parse<T>(response: Response): Promise<Answer<T>> {
  try {
    const body: unknown = await response.json();
    if (response.ok) {
      return { kind: "ok", value: body as T };
    }
    return isProblemBody(body) ? { kind: "problem", problem: body } : { kind: "unintelligible" };
  } catch {
    return { kind: "unintelligible" };
  }
}

function isProblemBody(body: unknown): body is Problem {
  return typeof body === "object" && body !== null && "type" in body && "title" in body;
}
