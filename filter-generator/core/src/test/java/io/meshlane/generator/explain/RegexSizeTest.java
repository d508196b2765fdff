package io.meshlane.generator.explain;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RegexSizeTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "(?i)^aaa\\.com\\.?(:[0-9]+)?$",
        "[0-9]{1,3}\\.[0-9]{1,3}\\.[0-9]{1,3}\\.[0-9]{1,3}",
        "[a-z0-9]{1,63}(\\.[a-z0-9]{1,63}){1,4}",
        "a{1000}b{1000}",
        "\\{1000}{2}",
        "{1000}",
        "[{]{3}[^]a{9}]",
        "((((((((((a))))))))))",
        "a|b|[[:alpha:]]{5}",
      })
  void ordinaryExpression_isNotTooLarge(String regex) {
    assertThat(RegexSize.isTooLarge(regex)).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "((((a{1000}){1000}){1000}){1000})",
        "(a{200}){200}",
        "(a{1000}[(]b){1000}",
        "([)]a{1000}){1000}",
        "((a{1000}[]()]b){1000}",
        "(a{1000}\\(b){1000}",
        "(a{1,1000}){5,1000}",
        "(a{1000,}){1000,}",
        "((a{1000}){1000}",
        "\\Q(\\Ea{10}",
        "(?:a{1000}|b){1000}",
        "((a{1000}b)c){1000}",
      })
  void expression_thatWouldFillTheMemory_isTooLarge(String regex) {
    assertThat(RegexSize.isTooLarge(regex)).isTrue();
  }
}
