package lianban.launcher.demo.transfer;

/**
 * Why a row cannot be filed.
 *
 * @param row counted from 1, the header not counted
 * @param reason everything that is wrong with it
 */
public record RowFault(int row, String reason) {}
