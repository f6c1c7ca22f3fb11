/** Fraud rules that name touches and hold earnings until somebody decides. */
@NullMarked
package io.clearshare.domain.fraud;

import org.jspecify.annotations.NullMarked;
