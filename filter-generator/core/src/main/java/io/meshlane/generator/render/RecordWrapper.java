package io.meshlane.generator.render;

import freemarker.template.DefaultObjectWrapper;
import freemarker.template.SimpleScalar;
import freemarker.template.TemplateHashModel;
import freemarker.template.TemplateModel;
import freemarker.template.TemplateModelException;
import freemarker.template.Version;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Gives templates the records of {@code istio}: each public method without arguments is a value of
 * that name. FreeMarker's own wrapper does the same for any bean, through caches that cost a fifth
 * of the printing.
 */
final class RecordWrapper extends DefaultObjectWrapper {
  private final ClassValue<Map<String, Method>> values =
      new ClassValue<>() {
        @Override
        protected Map<String, Method> computeValue(Class<?> type) {
          return methods(type);
        }
      };

  RecordWrapper(Version version) {
    super(version);
  }

  @Override
  public @Nullable TemplateModel wrap(@Nullable Object object) throws TemplateModelException {
    if (object instanceof String text) {
      return new SimpleScalar(text);
    }
    return object instanceof Record ? new RecordModel(object) : super.wrap(object);
  }

  private static Map<String, Method> methods(Class<?> type) {
    Map<String, Method> methods = new HashMap<>();
    for (Method method : type.getMethods()) {
      int modifiers = method.getModifiers();
      if (method.getParameterCount() == 0
          && Modifier.isPublic(modifiers)
          && !Modifier.isStatic(modifiers)) {
        methods.put(method.getName(), method);
      }
    }
    return methods;
  }

  /** One record. */
  private final class RecordModel implements TemplateHashModel {
    private final Object object;
    private final Map<String, Method> methods;

    RecordModel(Object object) {
      this.object = object;
      this.methods = values.get(object.getClass());
    }

    @Override
    public @Nullable TemplateModel get(String key) throws TemplateModelException {
      Method method = methods.get(key);
      if (method == null) {
        throw new TemplateModelException(object.getClass().getSimpleName() + " has no " + key);
      }
      try {
        return wrap(method.invoke(object));
      } catch (IllegalAccessException | InvocationTargetException e) {
        throw new TemplateModelException("cannot read " + key, e);
      }
    }

    @Override
    public boolean isEmpty() {
      return false;
    }
  }
}
