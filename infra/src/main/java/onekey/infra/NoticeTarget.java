package onekey.infra;

/** Where notices go. */
sealed interface NoticeTarget {

  /** Nobody is told. */
  record Nobody() implements NoticeTarget {}

  /** To one address, by a topic of the stack. */
  record Email(String address) implements NoticeTarget {}

  /** To a topic that exists already. Its policy is its owner's. */
  record ExistingTopic(String arn) implements NoticeTarget {}
}
