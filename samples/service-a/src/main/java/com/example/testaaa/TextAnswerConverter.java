package com.example.testaaa;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.springframework.http.HttpInputMessage;
import org.springframework.http.HttpOutputMessage;
import org.springframework.http.MediaType;
import org.springframework.http.converter.AbstractHttpMessageConverter;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.stereotype.Component;

/** Writes an answer as a line of text for whoever does not ask for JSON. */
@Component
class TextAnswerConverter extends AbstractHttpMessageConverter<Answer> {
  TextAnswerConverter() {
    super(StandardCharsets.UTF_8, MediaType.TEXT_PLAIN);
  }

  @Override
  protected boolean supports(Class<?> type) {
    return type == Answer.class;
  }

  @Override
  protected Answer readInternal(Class<? extends Answer> type, HttpInputMessage message) {
    throw new HttpMessageNotReadableException("an answer is not read from text", message);
  }

  @Override
  protected void writeInternal(Answer answer, HttpOutputMessage message) throws IOException {
    message.getBody().write((answer + "\n").getBytes(StandardCharsets.UTF_8));
  }
}
