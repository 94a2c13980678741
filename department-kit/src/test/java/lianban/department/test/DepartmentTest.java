package lianban.department.test;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import lianban.service.test.TestTokens;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Import;
import org.springframework.kafka.test.context.EmbeddedKafka;
import org.springframework.test.context.ContextConfiguration;

/** Runs a department as a whole, with a real broker and a real store. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@SpringBootTest(
    webEnvironment = SpringBootTest.WebEnvironment.DEFINED_PORT,
    properties = {"eureka.client.enabled=false", "spring.cloud.discovery.enabled=false"})
@ContextConfiguration(initializers = TestPlace.class)
@EmbeddedKafka(bootstrapServersProperty = "LIANBAN_KAFKA")
@Import({TestTokens.class, TestExchange.class, TestCaller.class})
public @interface DepartmentTest {}
