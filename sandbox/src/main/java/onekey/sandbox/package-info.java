/**
 * AWS in one JVM, for the demo and the end-to-end tests.
 *
 * <p>A stand-in for the calls that OneKey makes, and for nothing else: an action that OneKey does
 * not use is answered with an error. It listens on {@code 127.0.0.1} only, keeps everything in
 * memory, reads who is calling from the credential scope, and does not verify signatures. Never
 * deploy it.
 *
 * <p>It holds no decision of OneKey's. What it answers follows AWS's public API references; where
 * those are silent, the answer is a setting.
 */
@NullMarked
package onekey.sandbox;

import org.jspecify.annotations.NullMarked;
