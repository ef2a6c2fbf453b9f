package io.lethe.ingest.cleaning;

/** The types of event that tenants have added to the built-in ones. */
@FunctionalInterface
public interface AddedTypes {
    /** No tenant has added any. */
    AddedTypes NONE = (tenant, type) -> false;

    /** Whether a tenant has added a type, by its code. */
    boolean contains(String tenant, String type);
}
