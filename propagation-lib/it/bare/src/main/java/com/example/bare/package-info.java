/** The smallest application on Spring Boot 4. */
package com.example.bare;
