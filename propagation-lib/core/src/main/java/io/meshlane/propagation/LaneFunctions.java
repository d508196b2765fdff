package io.meshlane.propagation;

import java.util.function.BinaryOperator;
import java.util.function.BooleanSupplier;
import java.util.function.DoubleBinaryOperator;
import java.util.function.DoubleConsumer;
import java.util.function.DoubleFunction;
import java.util.function.DoublePredicate;
import java.util.function.DoubleSupplier;
import java.util.function.DoubleToIntFunction;
import java.util.function.DoubleToLongFunction;
import java.util.function.DoubleUnaryOperator;
import java.util.function.IntBinaryOperator;
import java.util.function.IntConsumer;
import java.util.function.IntFunction;
import java.util.function.IntPredicate;
import java.util.function.IntSupplier;
import java.util.function.IntToDoubleFunction;
import java.util.function.IntToLongFunction;
import java.util.function.IntUnaryOperator;
import java.util.function.LongBinaryOperator;
import java.util.function.LongConsumer;
import java.util.function.LongFunction;
import java.util.function.LongPredicate;
import java.util.function.LongSupplier;
import java.util.function.LongToDoubleFunction;
import java.util.function.LongToIntFunction;
import java.util.function.LongUnaryOperator;
import java.util.function.ObjDoubleConsumer;
import java.util.function.ObjIntConsumer;
import java.util.function.ObjLongConsumer;
import java.util.function.ToDoubleBiFunction;
import java.util.function.ToDoubleFunction;
import java.util.function.ToIntBiFunction;
import java.util.function.ToIntFunction;
import java.util.function.ToLongBiFunction;
import java.util.function.ToLongFunction;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Wraps the functions that {@link CurrentLane} has no method for: operators, and those that take or
 * give primitive values.
 *
 * <pre>{@code
 * orders.parallelStream().mapToLong(LaneFunctions.wrapToLongFunction(prices::of)).sum();
 * }</pre>
 *
 * <p>Each runs with what this thread carries when it is wrapped, as {@code CurrentLane.wrap} says.
 * The method's name is {@code wrap} and the type's: one name for all would leave the compiler to
 * guess which type a lambda is meant to be. Primitive values are boxed on their way through. Not
 * for what runs on the thread that made it, which has the lane by itself.
 */
public final class LaneFunctions {
  private LaneFunctions() {}

  public static <T extends @Nullable Object> UnaryOperator<T> wrapUnaryOperator(
      UnaryOperator<T> operator) {
    return CurrentLane.wrapFunction(operator)::apply;
  }

  public static <T extends @Nullable Object> BinaryOperator<T> wrapBinaryOperator(
      BinaryOperator<T> operator) {
    return CurrentLane.wrapBiFunction(operator)::apply;
  }

  public static BooleanSupplier wrapBooleanSupplier(BooleanSupplier supplier) {
    return CurrentLane.wrapSupplier(supplier::getAsBoolean)::get;
  }

  public static IntSupplier wrapIntSupplier(IntSupplier supplier) {
    return CurrentLane.wrapSupplier(supplier::getAsInt)::get;
  }

  public static LongSupplier wrapLongSupplier(LongSupplier supplier) {
    return CurrentLane.wrapSupplier(supplier::getAsLong)::get;
  }

  public static DoubleSupplier wrapDoubleSupplier(DoubleSupplier supplier) {
    return CurrentLane.wrapSupplier(supplier::getAsDouble)::get;
  }

  public static IntConsumer wrapIntConsumer(IntConsumer consumer) {
    return CurrentLane.wrapConsumer(consumer::accept)::accept;
  }

  public static LongConsumer wrapLongConsumer(LongConsumer consumer) {
    return CurrentLane.wrapConsumer(consumer::accept)::accept;
  }

  public static DoubleConsumer wrapDoubleConsumer(DoubleConsumer consumer) {
    return CurrentLane.wrapConsumer(consumer::accept)::accept;
  }

  public static <T extends @Nullable Object> ObjIntConsumer<T> wrapObjIntConsumer(
      ObjIntConsumer<T> consumer) {
    return CurrentLane.wrapBiConsumer(consumer::accept)::accept;
  }

  public static <T extends @Nullable Object> ObjLongConsumer<T> wrapObjLongConsumer(
      ObjLongConsumer<T> consumer) {
    return CurrentLane.wrapBiConsumer(consumer::accept)::accept;
  }

  public static <T extends @Nullable Object> ObjDoubleConsumer<T> wrapObjDoubleConsumer(
      ObjDoubleConsumer<T> consumer) {
    return CurrentLane.wrapBiConsumer(consumer::accept)::accept;
  }

  public static <R extends @Nullable Object> IntFunction<R> wrapIntFunction(
      IntFunction<R> function) {
    return CurrentLane.wrapFunction(function::apply)::apply;
  }

  public static <R extends @Nullable Object> LongFunction<R> wrapLongFunction(
      LongFunction<R> function) {
    return CurrentLane.wrapFunction(function::apply)::apply;
  }

  public static <R extends @Nullable Object> DoubleFunction<R> wrapDoubleFunction(
      DoubleFunction<R> function) {
    return CurrentLane.wrapFunction(function::apply)::apply;
  }

  public static IntPredicate wrapIntPredicate(IntPredicate predicate) {
    return CurrentLane.wrapFunction(predicate::test)::apply;
  }

  public static LongPredicate wrapLongPredicate(LongPredicate predicate) {
    return CurrentLane.wrapFunction(predicate::test)::apply;
  }

  public static DoublePredicate wrapDoublePredicate(DoublePredicate predicate) {
    return CurrentLane.wrapFunction(predicate::test)::apply;
  }

  public static IntUnaryOperator wrapIntUnaryOperator(IntUnaryOperator operator) {
    return CurrentLane.wrapFunction(operator::applyAsInt)::apply;
  }

  public static LongUnaryOperator wrapLongUnaryOperator(LongUnaryOperator operator) {
    return CurrentLane.wrapFunction(operator::applyAsLong)::apply;
  }

  public static DoubleUnaryOperator wrapDoubleUnaryOperator(DoubleUnaryOperator operator) {
    return CurrentLane.wrapFunction(operator::applyAsDouble)::apply;
  }

  public static IntBinaryOperator wrapIntBinaryOperator(IntBinaryOperator operator) {
    return CurrentLane.wrapBiFunction(operator::applyAsInt)::apply;
  }

  public static LongBinaryOperator wrapLongBinaryOperator(LongBinaryOperator operator) {
    return CurrentLane.wrapBiFunction(operator::applyAsLong)::apply;
  }

  public static DoubleBinaryOperator wrapDoubleBinaryOperator(DoubleBinaryOperator operator) {
    return CurrentLane.wrapBiFunction(operator::applyAsDouble)::apply;
  }

  public static <T extends @Nullable Object> ToIntFunction<T> wrapToIntFunction(
      ToIntFunction<T> function) {
    return CurrentLane.wrapFunction(function::applyAsInt)::apply;
  }

  public static <T extends @Nullable Object> ToLongFunction<T> wrapToLongFunction(
      ToLongFunction<T> function) {
    return CurrentLane.wrapFunction(function::applyAsLong)::apply;
  }

  public static <T extends @Nullable Object> ToDoubleFunction<T> wrapToDoubleFunction(
      ToDoubleFunction<T> function) {
    return CurrentLane.wrapFunction(function::applyAsDouble)::apply;
  }

  public static <T extends @Nullable Object, U extends @Nullable Object>
      ToIntBiFunction<T, U> wrapToIntBiFunction(ToIntBiFunction<T, U> function) {
    return CurrentLane.wrapBiFunction(function::applyAsInt)::apply;
  }

  public static <T extends @Nullable Object, U extends @Nullable Object>
      ToLongBiFunction<T, U> wrapToLongBiFunction(ToLongBiFunction<T, U> function) {
    return CurrentLane.wrapBiFunction(function::applyAsLong)::apply;
  }

  public static <T extends @Nullable Object, U extends @Nullable Object>
      ToDoubleBiFunction<T, U> wrapToDoubleBiFunction(ToDoubleBiFunction<T, U> function) {
    return CurrentLane.wrapBiFunction(function::applyAsDouble)::apply;
  }

  public static IntToLongFunction wrapIntToLongFunction(IntToLongFunction function) {
    return CurrentLane.wrapFunction(function::applyAsLong)::apply;
  }

  public static IntToDoubleFunction wrapIntToDoubleFunction(IntToDoubleFunction function) {
    return CurrentLane.wrapFunction(function::applyAsDouble)::apply;
  }

  public static LongToIntFunction wrapLongToIntFunction(LongToIntFunction function) {
    return CurrentLane.wrapFunction(function::applyAsInt)::apply;
  }

  public static LongToDoubleFunction wrapLongToDoubleFunction(LongToDoubleFunction function) {
    return CurrentLane.wrapFunction(function::applyAsDouble)::apply;
  }

  public static DoubleToIntFunction wrapDoubleToIntFunction(DoubleToIntFunction function) {
    return CurrentLane.wrapFunction(function::applyAsInt)::apply;
  }

  public static DoubleToLongFunction wrapDoubleToLongFunction(DoubleToLongFunction function) {
    return CurrentLane.wrapFunction(function::applyAsLong)::apply;
  }
}
