import type { Case, Step, StepStatus } from "./case";

/** The applicant's own part, such as paying, is a step of no department. */
const PLATFORM = "platform";

/** How far the departments are; each counts once, however many steps it has. */
export interface Progress {
  all: number;
  done: number;
  /** Departments whose answer is awaited. */
  working: string[];
  /** Departments that wait for the applicant. */
  asking: string[];
  refusing: string[];
}

const OPEN: StepStatus[] = ["REQUESTED", "CLOCK_STOPPED"];

export function progressOf(steps: Step[]): Progress {
  const own = steps.filter((step) => step.department !== PLATFORM);
  const having = (states: StepStatus[]) => [
    ...new Set(own.filter((step) => states.includes(step.state)).map((step) => step.department)),
  ];
  const working = having(OPEN);
  const asking = having(["SUPPLEMENT_NEEDED"]);
  const done = having(["APPROVED", "REFUSED", "SKIPPED", "NOT_NEEDED"]).filter(
    (department) => !working.includes(department) && !asking.includes(department),
  );
  return {
    all: new Set(own.map((step) => step.department)).size,
    done: done.length,
    working,
    asking,
    refusing: having(["REFUSED"]),
  };
}

/** Where a step lies between filing and `end`, in percent of that time. */
export function barOf(step: Step, start: number, end: number): { left: number; width: number } | null {
  if (step.requestedAt === undefined || end <= start) {
    return null;
  }
  const from = Math.max(Date.parse(step.requestedAt), start);
  const to = step.finishedAt === undefined ? end : Date.parse(step.finishedAt);
  const share = (millis: number) => Math.min(100, Math.max(0, (100 * millis) / (end - start)));
  return { left: share(from - start), width: share(to - from) };
}

/** Time saved by working in parallel, in whole percent; null where nothing was saved. */
export function savedPercent({ elapsedMillis, sequentialMillis }: Case["timeline"]): number | null {
  return sequentialMillis > elapsedMillis
    ? Math.round(100 * (1 - elapsedMillis / sequentialMillis))
    : null;
}
