package lianban.catalog.sharing;

/** How a type is shared (政务信息资源目录编制指南). */
public enum SharingType {
  /** 无条件共享: whoever has a lawful task receives it; the owner need not agree. */
  UNCONDITIONAL,
  /** 有条件共享: the owner decides. */
  CONDITIONAL,
  /** 不予共享: nobody receives it. */
  NONE
}
