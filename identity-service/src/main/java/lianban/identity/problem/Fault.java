package lianban.identity.problem;

/**
 * One thing wrong with a request.
 *
 * @param pointer JSON pointer to the member
 * @param code stable name of the rule; its sentence is in the resource bundle
 */
public record Fault(String pointer, String code) {}
