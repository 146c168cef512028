package io.makokit;

import java.util.Objects;
import java.util.Optional;

/**
 * What became of an entity that was to exist. There are only these four: a program that handles each of them never
 * creates anything twice, and never takes for created what may not be there.
 *
 * <pre>{@code
 * Outcome<Mako> outcome = client.ensureMako(request);
 * if (outcome instanceof Outcome.Created<Mako> created) {
 *     remember(created.entity().id());
 * } else if (outcome instanceof Outcome.AlreadyThere<Mako> there) {
 *     there.entity().ifPresent(mako -> remember(mako.id()));
 * } else if (outcome instanceof Outcome.NotCreated<Mako> not) {
 *     correct(not.error().violations());
 * } else if (outcome instanceof Outcome.Unknown<Mako> unknown) {
 *     askSomebody(unknown.error());
 * }
 * }</pre>
 *
 * @param <T> the entity
 */
public sealed interface Outcome<T> {
    /**
     * It was created, by this call.
     *
     * @param entity the entity, never null
     * @param <T> its type
     */
    record Created<T>(T entity) implements Outcome<T> {
        /**
         * With an entity.
         *
         * @param entity {@link #entity()}, never null
         */
        public Created {
            Objects.requireNonNull(entity, "entity");
        }

        @Override
        public boolean isThere() {
            return true;
        }
    }

    /**
     * It is there, and this call has not created it for certain: it was there before, or an earlier try whose answer was
     * lost has created it.
     *
     * @param entity the entity; empty where the API has no way of looking for it
     * @param <T> its type
     */
    record AlreadyThere<T>(Optional<T> entity) implements Outcome<T> {
        /**
         * With or without the entity.
         *
         * @param entity {@link #entity()}, never null
         */
        public AlreadyThere {
            Objects.requireNonNull(entity, "entity");
        }

        @Override
        public boolean isThere() {
            return true;
        }
    }

    /**
     * It was certainly not created.
     *
     * @param error why, never null
     * @param <T> the entity's type
     */
    record NotCreated<T>(MakokitException error) implements Outcome<T> {
        /**
         * With the reason.
         *
         * @param error {@link #error()}, never null
         */
        public NotCreated {
            Objects.requireNonNull(error, "error");
        }

        @Override
        public boolean isThere() {
            return false;
        }
    }

    /**
     * Whether it exists is not known; the error says how to find out.
     *
     * @param error why, never null
     * @param <T> the entity's type
     */
    record Unknown<T>(MakokitException error) implements Outcome<T> {
        /**
         * With the reason.
         *
         * @param error {@link #error()}, never null
         */
        public Unknown {
            Objects.requireNonNull(error, "error");
        }

        @Override
        public boolean isThere() {
            return false;
        }
    }

    /**
     * Whether the entity is there for certain.
     *
     * @return whether it is: true for {@link Created} and {@link AlreadyThere}
     */
    boolean isThere();
}
