package lianban.launcher.demo.run;

/**
 * How long a step took.
 *
 * @param elapsedMillis from when it was asked for until it was decided; 0 if it never was
 * @param workMillis the department's own work in it
 */
public record StepSpan(String step, long elapsedMillis, long workMillis) {}
