/** A service of nothing but Tomcat and OkHttp that sends its lane on. */
@NullMarked
package com.example.plain;

import org.jspecify.annotations.NullMarked;
