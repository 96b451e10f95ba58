package io.cacheme.storage.mongodb;

/**
 * A call that MongoDB could not serve. Without a stack trace: it is made on threads of the driver,
 * by thousands.
 */
class MongoFailure extends RuntimeException {

  private static final long serialVersionUID = 1L;

  MongoFailure(String message) {
    super(message, null, false, false);
  }
}
