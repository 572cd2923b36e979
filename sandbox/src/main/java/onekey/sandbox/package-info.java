/**
 * A stand-in for AWS in one JVM, for the demo and the end-to-end tests. It answers the calls that
 * OneKey makes; any other action is an error. It listens on {@code 127.0.0.1} only, keeps
 * everything in memory, identifies the caller by the access key ID and does not verify signatures.
 * Never deploy it.
 *
 * <p>This package starts the sandbox and holds its settings; each AWS service has a package of its
 * own. None of OneKey's decisions belongs here. The answers follow AWS's public API references;
 * where those do not say what AWS does, the answer is a setting.
 */
@NullMarked
package onekey.sandbox;

import org.jspecify.annotations.NullMarked;
