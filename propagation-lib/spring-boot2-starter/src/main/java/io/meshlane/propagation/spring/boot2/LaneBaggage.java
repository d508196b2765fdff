package io.meshlane.propagation.spring.boot2;

import brave.baggage.BaggageField;
import brave.baggage.BaggagePropagation;
import brave.baggage.BaggagePropagationConfig;
import brave.baggage.BaggagePropagationConfig.SingleBaggageField;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.util.function.SingletonSupplier;

/**
 * The lane as a field of Brave's baggage: Sleuth takes it wherever it takes a span within the
 * process.
 *
 * <p>Local: Sleuth does not send it. It would send what our rules drop, to hosts that our policy
 * denies. Whoever wants it in {@code baggage} or in messages names it in {@code
 * spring.sleuth.baggage.remote-fields}, which then stands.
 */
final class LaneBaggage {
  private final Supplier<BaggageField> field;

  /** Asks for the header's name when the tracer is made, not before. */
  LaneBaggage(Supplier<String> header) {
    this.field = SingletonSupplier.of(() -> BaggageField.create(header.get()));
  }

  /**
   * Adds the field unless it is there; Brave refuses to start with a name it has twice.
   *
   * @param localFields is told the name: Sleuth's W3C propagation sends what its settings do not
   *     call local
   */
  void addTo(BaggagePropagation.FactoryBuilder propagation, Consumer<String> localFields) {
    for (BaggagePropagationConfig config : propagation.configs()) {
      if (config instanceof SingleBaggageField && isOurs((SingleBaggageField) config)) {
        return;
      }
    }
    propagation.add(SingleBaggageField.local(field.get()));
    localFields.accept(field.get().name());
  }

  private boolean isOurs(SingleBaggageField config) {
    return config.field().name().equalsIgnoreCase(field.get().name());
  }

  /** Null outside of every span, too. */
  @Nullable String get() {
    return field.get().getValue();
  }

  /** Puts what our rules let in, also in the place of what Sleuth has read by its own. */
  void put(@Nullable String lane) {
    if (!Objects.equals(lane, field.get().getValue())) {
      field.get().updateValue(lane);
    }
  }
}
