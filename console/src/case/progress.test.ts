import { expect, test } from "vitest";
import type { Step, StepStatus } from "./case";
import { barOf, progressOf, savedPercent } from "./progress";

const step = (department: string, state: StepStatus, times: Partial<Step> = {}): Step => ({
  step: department,
  department,
  state,
  reasons: [],
  missing: [],
  ...times,
});

test("counts each department once and the applicant's payment not at all", () => {
  const progress = progressOf([
    step("public-security", "APPROVED"),
    step("housing", "APPROVED"),
    step("tax", "REQUESTED"),
    step("registration", "CLOCK_STOPPED"),
    step("platform", "WAITING"),
    step("registration", "WAITING"),
  ]);

  expect(progress).toMatchObject({ all: 4, done: 2, working: ["tax", "registration"], asking: [] });
});

test("a department with a later step counts as done until that step starts", () => {
  const title = step("registration", "APPROVED");

  expect(progressOf([title, step("registration", "WAITING")]).done).toBe(1);
  expect(progressOf([title, step("registration", "REQUESTED")]).done).toBe(0);
});

test("tells who asks for more and who refused", () => {
  const progress = progressOf([step("tax", "SUPPLEMENT_NEEDED"), step("housing", "REFUSED")]);

  expect(progress).toMatchObject({ done: 1, asking: ["tax"], refusing: ["housing"] });
});

test("places a step between filing and end", () => {
  const times = { requestedAt: "2026-11-22T08:00:02Z", finishedAt: "2026-11-22T08:00:04Z" };
  const start = Date.parse("2026-11-22T08:00:00Z");

  expect(barOf(step("tax", "APPROVED", times), start, start + 8000)).toEqual({ left: 25, width: 25 });
  expect(barOf(step("tax", "WAITING"), start, start + 8000)).toBeNull();
});

test("says what parallelism saved, and nothing where it saved nothing", () => {
  expect(savedPercent({ elapsedMillis: 200, sequentialMillis: 700 })).toBe(71);
  expect(savedPercent({ elapsedMillis: 700, sequentialMillis: 700 })).toBeNull();
});
