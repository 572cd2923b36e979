/**
 * Translates between AWS's wire protocols and calls: the query protocol of IAM, SNS and STS, AWS
 * JSON 1.1 and REST JSON. Requests arrive over HTTP or, without sockets, from an SDK client in the
 * same JVM. What depends on the form of a request or an answer belongs here. What an action does
 * belongs to the package of its service.
 */
@NullMarked
package onekey.sandbox.http;

import org.jspecify.annotations.NullMarked;
