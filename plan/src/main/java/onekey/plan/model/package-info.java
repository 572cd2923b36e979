/**
 * What a plan says: users, keys, what to do about them, and what was read to say it. The formats
 * are written from {@link onekey.plan.model.Plan} alone.
 */
@NullMarked
package onekey.plan.model;

import org.jspecify.annotations.NullMarked;
