package io.meshlane.generator.change;

import java.util.Optional;

/** One write to the cluster. */
public sealed interface Step {

  /** The object it is about. */
  ObjectKey key();

  /** What is there; empty for a new object. */
  Optional<MeshObject> before();

  /** The write that brings back what was there. */
  Step reverse();

  /**
   * Creates an object, or makes it this.
   *
   * @param object the whole object; its spec is ours as a whole, so that fields which somebody else
   *     added have to go
   * @param before what is there; empty for a new object
   */
  record Apply(MeshObject object, Optional<MeshObject> before) implements Step {
    @Override
    public ObjectKey key() {
      return object.key();
    }

    @Override
    public Step reverse() {
      return before
          .<Step>map(there -> new Apply(there, Optional.of(object)))
          .orElse(new Delete(object));
    }
  }

  /** Deletes an object of ours; one that is gone already is no failure. */
  record Delete(MeshObject object) implements Step {
    @Override
    public ObjectKey key() {
      return object.key();
    }

    @Override
    public Optional<MeshObject> before() {
      return Optional.of(object);
    }

    @Override
    public Step reverse() {
      return new Apply(object, Optional.empty());
    }
  }
}
