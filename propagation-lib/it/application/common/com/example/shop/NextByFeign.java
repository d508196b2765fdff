package com.example.shop;

import java.net.URI;
import org.springframework.cloud.openfeign.FeignClient;
import org.springframework.web.bind.annotation.GetMapping;

/** The next service, by Feign. */
@FeignClient(name = "next", url = "http://localhost")
interface NextByFeign {
  @GetMapping
  String call(URI to);
}
