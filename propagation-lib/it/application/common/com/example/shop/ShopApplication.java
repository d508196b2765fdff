package com.example.shop;

import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.cloud.openfeign.EnableFeignClients;
import org.springframework.scheduling.annotation.EnableAsync;
import org.springframework.scheduling.annotation.EnableScheduling;

/** A service as its team would write it: nothing in it knows of the routing header. */
@SpringBootApplication
@EnableAsync
@EnableScheduling
@EnableFeignClients
public class ShopApplication {}
