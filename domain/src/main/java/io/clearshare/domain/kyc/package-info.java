/** What is known about who somebody is, and how much may be paid because of it. */
@NullMarked
package io.clearshare.domain.kyc;

import org.jspecify.annotations.NullMarked;
