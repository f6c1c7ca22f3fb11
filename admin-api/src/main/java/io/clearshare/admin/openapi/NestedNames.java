package io.clearshare.admin.openapi;

import io.swagger.v3.core.jackson.TypeNameResolver;

/** Names a nested type after the one around it, too, since several controllers have a {@code Page} of their own. */
final class NestedNames extends TypeNameResolver {

    @Override
    protected String getNameOfClass(Class<?> type) {
        Class<?> around = type.getEnclosingClass();
        return around == null ? type.getSimpleName() : getNameOfClass(around) + type.getSimpleName();
    }
}
